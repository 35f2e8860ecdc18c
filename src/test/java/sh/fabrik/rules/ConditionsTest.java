package sh.fabrik.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.suggest.Suggestion;

/** What conditions mean, whether Drools makes bytecode of them or interprets them: every fact is judged alike, the first and the hundredth. */
final class ConditionsTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> conditions() {
        return Stream.of(
                says("runs >= minimumRuns()", memory -> memory.runs() >= 5),
                says("minimumRuns() < runs", memory -> memory.runs() > 5),
                says("runs > 5.5", memory -> memory.runs() > 5),
                says("runs > 3 && < 9", memory -> memory.runs() > 3 && memory.runs() < 9),
                says("runs in (3, 5, 7)", memory -> List.of(3, 5, 7).contains(memory.runs())),
                says("!(runs > 5) || kills == runs", memory -> memory.runs() <= 5 || memory.kills() == memory.runs()),
                says("kills / runs > 0.5", memory -> (double) memory.kills() / memory.runs() > 0.5),
                says(
                        "runs / kills > 1.5",
                        memory -> memory.kills() == 0 || (double) memory.runs() / memory.kills() > 1.5),
                says("kills > runs / 4", memory -> memory.kills() > memory.runs() / 4.0),
                says("runs - kills >= 3", memory -> memory.runs() - memory.kills() >= 3),
                says("runs % 2 == 1", memory -> memory.runs() % 2 == 1),
                says("spec.id == \"s07\"", memory -> memory.spec().id().equals("s07")),
                says("spec.id > \"s07\"", memory -> memory.spec().id().compareTo("s07") > 0),
                says("spec.id matches \"s.[5-9]\"", memory -> memory.spec().id().matches("s.[5-9]")),
                says("spec.id str[endsWith] \"3\"", memory -> memory.spec().id().endsWith("3")),
                says("limit.isPresent(), limit.get().bytes() > 2147483647", memory -> true),
                says("killedAtLimit.observed() > 0.5, 0 < kills", memory -> memory.kills() > 0),
                says(
                        "kills > 0, $kills : kills, $kills < runs",
                        memory -> memory.kills() > 0 && memory.kills() < memory.runs()));
    }

    private static Arguments says(String condition, Predicate<MemoryProfile> meaning) {
        return Arguments.of(condition, meaning);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_condition_means_the_same_for_every_fact(String condition, Predicate<MemoryProfile> meaning)
            throws IOException {
        List<MemoryProfile> memories = memories();
        List<String> meant = meant(meaning, memories);
        assertThat(said(
                        RuleTexts.resource("raise")
                                .replace("kills > 0", condition)
                                .replace("runs >= minimumRuns(),", ""),
                        memories))
                .as(condition)
                .isEqualTo(meant);
        assertThat(meant).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_condition_means_the_same_beside_another_fact(String condition, Predicate<MemoryProfile> meaning)
            throws IOException {
        List<MemoryProfile> memories = memories();
        List<String> meant = meant(meaning, memories);
        String joined = RuleTexts.resource("raise")
                .replace("runs >= minimumRuns(),", "")
                .replace("kills > 0)", "$spec : spec)\n    exists MemoryProfile(spec == $spec, " + condition + ")");
        assertThat(said(joined, memories)).as(condition).isEqualTo(meant);
    }

    private static List<String> meant(Predicate<MemoryProfile> meaning, List<MemoryProfile> memories) {
        return memories.stream()
                .filter(meaning)
                .map(memory -> memory.spec().id())
                .toList();
    }

    private List<String> said(String rule, List<? extends Fact> facts) throws IOException {
        Path file = folder.resolve("rules/resource/raise.drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, rule);
        RuleBook book = RuleBook.load(RuleFolders.only(folder.resolve("rules")), folder.resolve("cache"));
        Said said = book.judge(facts);
        assertThat(book.problems()).isEmpty();
        assertThat(said.problems()).isEmpty();
        return said.suggestions().stream()
                .map(Suggestion::spec)
                .map(spec -> spec.id())
                .sorted()
                .toList();
    }

    private static List<MemoryProfile> memories() {
        Random random = new Random(11);
        List<MemoryProfile> memories = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int runs = 1 + random.nextInt(12);
            memories.add(Profiles.memory(String.format("s%02d", i), runs, random.nextInt(runs + 1)));
        }
        return memories;
    }
}
