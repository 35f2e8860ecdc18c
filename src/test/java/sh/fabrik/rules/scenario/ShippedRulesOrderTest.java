package sh.fabrik.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.Fact;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.RuleTexts;
import sh.fabrik.rules.Said;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.scenario.Scenario.Named;
import sh.fabrik.suggest.SuggestionType;

/** The shipped rules, with the facts of all their scenarios at once. */
class ShippedRulesOrderTest {
    private static final Path RULES = Path.of("rules");

    @TempDir
    Path folder;

    @Test
    void shuffled_files_and_shuffled_facts_lead_to_the_same_suggestions() {
        List<Fact> facts = allFacts();
        Said expected = book(RULES, "cold").judge(facts);
        assertThat(expected.suggestions()).hasSizeGreaterThan(20);
        assertThat(expected.problems()).isEmpty();
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(facts, random);
            Path copy = shuffledCopy(random, "rules-" + seed);
            Said said = book(copy, seed % 2 == 0 ? "cold" : "cold-" + seed).judge(facts);
            assertThat(said.suggestions()).isEqualTo(expected.suggestions());
            assertThat(said.diagnoses()).isEqualTo(expected.diagnoses());
        }
    }

    @Test
    void a_spec_starved_of_memory_gets_no_model_advice_cold_and_from_the_cache() {
        List<Fact> fine = facts(modelsDiffer());
        List<Fact> starved = new ArrayList<>(fine);
        starved.addAll(facts(List.of(new Named(
                "MemoryProfile",
                Map.of("spec", "api", "limit", "2Gi", "runs", 40, "kills", 30, "killedAtLimit", "30/40")))));
        for (int start = 0; start < 2; start++) {
            RuleBook book = book(RULES, "cache");
            assertThat(models(book.judge(fine))).isEqualTo(1);
            assertThat(models(book.advise(fine))).isEqualTo(1);
            Collections.reverse(starved);
            assertThat(models(book.judge(starved))).isZero();
            assertThat(models(book.advise(starved))).isZero();
        }
    }

    private static long models(Said said) {
        return said.suggestions().stream()
                        .filter(it -> it.type() == SuggestionType.MODEL)
                        .count()
                + said.advice().stream().filter(it -> it.rule().equals("model")).count();
    }

    private static List<Named> modelsDiffer() {
        return List.of(
                new Named("RunRequest", Map.of("spec", "api", "model", "small")),
                new Named(
                        "ModelComparison",
                        Map.of(
                                "spec",
                                "api",
                                "current",
                                Map.of("model", "small", "success", "16/24", "current", true),
                                "candidate",
                                Map.of("model", "large", "success", "22/23"),
                                "cohort",
                                "this spec",
                                "alternatives",
                                1,
                                "probabilityBetter",
                                0.97,
                                "probabilityNotWorse",
                                0.97,
                                "evidence",
                                47)));
    }

    private static List<Fact> facts(List<Named> named) {
        return new ArrayList<>(named.stream().map(FactBuilder::fact).toList());
    }

    private List<Fact> allFacts() {
        List<Fact> facts = new ArrayList<>();
        for (Path path : book(RULES, "cold").scenarioFiles()) {
            ScenarioFile.read(path).scenarios().forEach(scenario -> facts.addAll(facts(scenario.facts())));
        }
        return facts;
    }

    private Path shuffledCopy(Random random, String name) {
        List<RuleFile> files = new ArrayList<>(RuleFolders.only(RULES).read().files());
        Collections.shuffle(files, random);
        files.forEach(file -> RuleTexts.write(folder.resolve(name), file.key(), file.source()));
        return folder.resolve(name);
    }

    private RuleBook book(Path rules, String cache) {
        return RuleBook.load(RuleFolders.only(rules), folder.resolve(cache));
    }
}
