package sh.fabrik.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sh.fabrik.rules.Profiles.memory;
import static sh.fabrik.rules.Profiles.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.rules.engine.RuleLoop;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.suggest.Suggestion;

class RuleBookTest {
    @TempDir
    Path folder;

    @Test
    void a_suggestion_carries_the_version_of_the_text_that_said_it() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        RuleBook book = book();
        Suggestion suggestion =
                book.judge(List.of(memory("api", 40, 30))).suggestions().get(0);
        assertThat(suggestion.ruleVersion())
                .isEqualTo(book.rule("raise").orElseThrow().version());
        assertThat(suggestion.suggested()).isEqualTo("memory: 2Gi");
        assertThat(suggestion.fingerprint()).isEmpty();
    }

    @Test
    void a_rule_about_facts_of_every_kind_gets_them_all() {
        String anything = RuleTexts.resource("raise")
                .replace(
                        "    $memory : MemoryProfile(",
                        "    exists sh.fabrik.facts.SpecFact(this instanceof sh.fabrik.facts.ModelComparison)\n"
                                + "    $memory : MemoryProfile(");
        write("resource/raise.drl", anything);
        assertThat(book().judge(List.of(memory("api", 40, 30), models("api"))).suggestions())
                .hasSize(1);
        assertThat(book().judge(List.of(memory("api", 40, 30))).suggestions()).isEmpty();
    }

    @Test
    void a_changed_threshold_takes_effect_at_the_next_load() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        List<Fact> facts = List.of(memory("api", 40, 30));
        assertThat(book().judge(facts).suggestions()).hasSize(1);
        write("resource/raise.drl", RuleTexts.resource("raise").replace("return 5;", "return 41;"));
        assertThat(book().judge(facts).suggestions()).isEmpty();
    }

    @Test
    void a_spec_starved_of_memory_gets_no_model_suggestion_cold_and_from_the_cache() {
        write("model/use-other-model.drl", RuleTexts.model());
        write("diagnosis/memory-starved.drl", RuleTexts.diagnosis());
        List<Fact> facts = List.of(models("starved"), memory("starved", 40, 30), models("fine"), memory("fine", 40, 0));
        for (int start = 0; start < 3; start++) {
            Said said = book().judge(facts);
            assertThat(said.suggestions()).extracting(Suggestion::spec).containsExactly(Profiles.spec("fine"));
            assertThat(said.diagnoses()).extracting(it -> it.spec().id()).containsExactly("starved");
        }
    }

    @Test
    void the_order_of_facts_and_of_files_changes_nothing() throws IOException {
        List<String> names = List.of("raise", "lower", "other", "a-rule", "z-rule");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            facts.add(memory("spec-" + i, 40 + i, i % 3));
            facts.add(models("spec-" + i));
        }
        List<Said> all = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            List<String> order = new ArrayList<>(names);
            Collections.shuffle(order, random);
            Collections.shuffle(facts, random);
            Path rules = folder.resolve("rules-" + seed);
            order.forEach(name -> RuleTexts.write(rules, "resource/" + name + ".drl", RuleTexts.resource(name)));
            RuleTexts.write(rules, "model/use-other-model.drl", RuleTexts.model());
            RuleTexts.write(rules, "diagnosis/memory-starved.drl", RuleTexts.diagnosis());
            all.add(RuleBook.load(RuleFolders.only(rules), folder.resolve("cache-" + seed % 2))
                    .judge(facts));
        }
        assertThat(all.get(0).suggestions()).hasSize(5 * 5 + 3);
        assertThat(all).allMatch(all.get(0)::equals);
    }

    @Test
    void advice_asks_diagnosis_and_advice_rules_only() throws IOException {
        write("diagnosis/memory-starved.drl", RuleTexts.diagnosis());
        write("advice/memory.drl", RuleTexts.advice());
        write("resource/raise.drl", RuleTexts.resource("raise"));
        Said said = book().advise(List.of(
                memory("api", 40, 30),
                new RunRequest(
                        Profiles.spec("api"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        assertThat(said.advice()).hasSize(1);
        assertThat(said.diagnoses()).hasSize(1);
        assertThat(said.suggestions()).isEmpty();
        try (Stream<Path> compiled = Files.list(folder.resolve("cache/compiled"))) {
            assertThat(compiled).as("the resource rule was not compiled").hasSize(2);
        }
    }

    @Test
    void rules_without_end_are_an_error_that_names_the_busiest() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        write("resource/ping.drl", """
                package rules.resource.ping
                import sh.fabrik.suggest.Suggestion
                import sh.fabrik.run.SpecId
                dialect "java"
                rule "ping"
                when
                    Suggestion($spec : spec)
                then
                    insert(Suggestion.resource("ping", $spec));
                end
                """);
        assertThatThrownBy(() -> book().judge(List.of(memory("api", 40, 30))))
                .isInstanceOf(RuleLoop.class)
                .hasMessageContaining("ping fired ")
                .hasMessageContaining("within 10020 firings");
    }

    @Test
    void a_rule_that_fails_is_named_and_the_others_go_on() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        Path failing = write(
                "resource/fails.drl",
                RuleTexts.resource("fails").replace("$memory.largestPeak())", "$memory.limitFor(0.1))"));
        Said said = book().judge(List.of(memory("api", 40, 30)));
        assertThat(said.suggestions()).extracting(Suggestion::rule).containsExactly("raise");
        assertThat(said.problems()).hasSize(1);
        assertThat(said.problems().get(0).toString())
                .startsWith(failing + ":20:1: Its consequence failed, and nothing that the rule said is used. ")
                .contains("OutOfBounds");
    }

    @Test
    void a_condition_that_fails_is_named_with_its_place() {
        Path failing = write(
                "resource/fails.drl",
                RuleTexts.resource("fails").replace("kills > 0", "options[3].predictedKillRate() > 0"));
        Said said = book().judge(List.of(memory("api", 40, 30)));
        assertThat(said.problems()).hasSize(1);
        assertThat(said.problems().get(0).toString()).startsWith(failing + ":24:9: Its condition failed");
    }

    @Test
    void a_comparison_with_the_wrong_type_is_a_problem_of_the_file() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        write("resource/typo.drl", RuleTexts.resource("typo").replace("kills > 0", "kills == \"abc\""));
        Said said = book().judge(List.of(memory("api", 40, 30)));
        assertThat(said.suggestions()).extracting(Suggestion::rule).containsExactly("raise");
        assertThat(said.problems()).hasSize(1);
        assertThat(said.problems().get(0).toString())
                .contains("typo.drl:24:9: ")
                .contains("abc");
    }

    @Test
    void a_suggestion_signed_with_another_name_or_of_another_type_is_dropped_and_named() {
        write("resource/raise.drl", RuleTexts.resource("raise").replace("resource(\"raise\"", "resource(\"boost\""));
        write("resource/lower.drl", RuleTexts.resource("lower").replace("Suggestion.resource(", "Suggestion.warning("));
        Said said = book().judge(List.of(memory("api", 40, 30)));
        assertThat(said.suggestions()).isEmpty();
        assertThat(said.problems())
                .extracting(Finding::message)
                .containsExactly(
                        "A rule in the folder resource must not make a suggestion of type warning; what it said is dropped."
                                + " Move the file.",
                        "The rule signs a suggestion of type resource with the name \"boost\"; it is dropped. Sign with the"
                                + " file's own name, \"raise\".");
    }

    @Test
    void a_confidence_that_is_no_number_is_dropped_and_named() {
        write("resource/raise.drl", RuleTexts.resource("raise").replace("(0.9)", "(Double.NaN)"));
        Said said = book().judge(List.of(memory("api", 40, 30)));
        assertThat(said.suggestions()).isEmpty();
        assertThat(said.problems()).hasSize(1);
    }

    @Test
    void the_hash_of_the_book_changes_with_any_file() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        String before = book().hash();
        assertThat(book().hash()).isEqualTo(before).hasSize(64);
        write("resource/raise.drl", RuleTexts.resource("raise") + "\n");
        assertThat(book().hash()).isNotEqualTo(before);
    }

    @Test
    void nothing_is_written_to_the_terminal_even_by_broken_rules() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream caught = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(caught);
        System.setErr(caught);
        try {
            write("resource/raise.drl", RuleTexts.resource("raise").replace("kills > 0", "killz > 0"));
            write("resource/lower.drl", RuleTexts.resource("lower").replace("insert", "inzert"));
            write("resource/fails.drl", RuleTexts.resource("fails").replace("kills > 0", "kills == \"abc\""));
            assertThat(book().judge(List.of(memory("api", 40, 30))).problems()).isNotEmpty();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private RuleBook book() {
        return RuleBook.load(RuleFolders.only(folder.resolve("rules")), folder.resolve("cache"));
    }

    private Path write(String relative, String text) {
        return RuleTexts.write(folder.resolve("rules"), relative, text);
    }
}
