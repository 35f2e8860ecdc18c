package sh.fabrik.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.RuleTexts;
import sh.fabrik.rules.folder.RuleFolders;

class ScenarioRunnerTest {
    @TempDir
    Path folder;

    @Test
    void a_met_scenario_passes() {
        assertThat(play(
                        "MemoryProfile: {spec: api, runs: 40, kills: 3, largestPeak: 2Gi}",
                        "[{suggestion: {spec: api, suggested: \"memory: 2Gi\", priority: HIGH, confidence: 0.9,"
                                + " reasoning: \"3 kills\", setting: memory, type: resource}}]"))
                .isEmpty();
        assertThat(play("MemoryProfile: {runs: 4, kills: 3}", "[]")).isEmpty();
    }

    @Test
    void what_was_expected_and_what_was_said_is_shown() {
        assertThat(play(
                        "MemoryProfile: {runs: 40, kills: 3, largestPeak: 2Gi}",
                        "[{suggestion: {suggested: \"memory: 4Gi\", priority: HIGH}}]"))
                .contains("expected suggestion {suggested=memory: 4Gi, priority=HIGH}")
                .contains("suggested: expected \"memory: 4Gi\", said \"memory: 2Gi\"")
                .contains("said     suggestion {spec: spec, setting: memory");
    }

    @Test
    void silence_where_something_was_expected_fails_and_so_does_the_contrary() {
        assertThat(play("MemoryProfile: {runs: 1}", "[{suggestion: {priority: HIGH}}]"))
                .endsWith("said     nothing");
        assertThat(play("MemoryProfile: {runs: 40, kills: 3}", "[]")).startsWith("said     suggestion {");
    }

    @Test
    void exactly_as_many_as_expected_must_be_said() {
        String facts = "MemoryProfile: {spec: a, runs: 40, kills: 3}}, {MemoryProfile: {spec: b, runs: 40, kills: 3}";
        assertThat(play(facts, "[{suggestion: {spec: a}}]")).startsWith("said     suggestion {spec: b");
        assertThat(play(facts, "[{suggestion: {priority: HIGH}}, {suggestion: {spec: b}}]"))
                .isEmpty();
        assertThat(play(facts, "[{suggestion: {spec: a}}, {suggestion: {spec: a}}]"))
                .isNotEmpty();
    }

    @Test
    void mistyped_names_are_answered_with_what_was_meant() {
        assertThat(play("MemoryProfil: {runs: 4}", "[]"))
                .isEqualTo("There is no fact MemoryProfil. Did you mean MemoryProfile?");
        assertThat(play("MemoryProfile: {rums: 4}", "[]"))
                .startsWith("MemoryProfile has no rums. Did you mean runs? It has spec, limit, runs,");
        assertThat(play("MemoryProfile: {runs: 40, kills: 3}", "[{suggestion: {prioritty: HIGH}}]"))
                .isEqualTo("A Suggestion has no prioritty. Did you mean priority?");
        assertThat(play("MemoryProfile: {runs: 40, kills: 3}", "[{suggestion: {priority: HIGHER}}]"))
                .isEqualTo("suggestion.priority cannot be HIGHER; it is one of [HIGH, MED, LOW]. Did you mean HIGH?");
    }

    @Test
    void values_that_do_not_fit_are_named_with_their_place() {
        assertThat(play("MemoryProfile: {runs: many}", "[]"))
                .isEqualTo("MemoryProfile.runs is a int and cannot be many.");
        assertThat(play("MemoryProfile: {limit: lots}", "[]"))
                .startsWith("MemoryProfile.limit: \"lots\" is not a Kubernetes");
        assertThat(play("MemoryProfile: {killedAtLimit: 41/40}", "[]"))
                .isEqualTo("MemoryProfile.killedAtLimit cannot be 41/40; write a share like 30/40.");
    }

    @Test
    void a_broken_rule_passes_no_scenario() {
        RuleTexts.write(
                folder, "resource/raise.drl", RuleTexts.resource("raise").replace("kills > 0", "killz > 0"));
        RuleTexts.write(folder, "resource/raise.scenarios.yaml", "- {scenario: quiet, facts: [], expect: []}");
        List<ScenarioResult> results = runner().playAll(Optional.empty());
        assertThat(results).extracting(ScenarioResult::passed).containsExactly(false);
        assertThat(results.get(0).explanation()).contains("killz");
    }

    @Test
    void diagnoses_and_advice_are_played_in_their_layers() {
        RuleTexts.write(folder, "diagnosis/memory-starved.drl", RuleTexts.diagnosis());
        RuleTexts.write(folder, "advice/memory.drl", RuleTexts.advice());
        RuleTexts.write(folder, "model/use-other-model.drl", RuleTexts.model());
        RuleTexts.write(folder, "diagnosis/memory-starved.scenarios.yaml", """
                - scenario: speaks
                  facts: [{MemoryProfile: {spec: api, kills: 1}}]
                  expect: [{diagnosis: {spec: api, reason: killed}}]
                """);
        RuleTexts.write(folder, "advice/memory.scenarios.yaml", """
                - scenario: answers a request
                  facts: [{RunRequest: {spec: api, memory: 1Gi}}]
                  expect: [{advice: {setting: MEMORY, kind: VALUE, value: 4Gi}}]
                """);
        RuleTexts.write(folder, "model/use-other-model.scenarios.yaml", """
                - scenario: is silent when memory is the problem
                  facts:
                    - ModelComparison: {spec: api, probabilityBetter: 0.99, candidate: {model: large}}
                    - MemoryProfile: {spec: api, kills: 1}
                  expect: []
                - scenario: speaks otherwise
                  facts:
                    - ModelComparison: {spec: api, probabilityBetter: 0.99, candidate: {model: large}}
                  expect: [{suggestion: {suggested: "model: large"}}]
                """);
        List<ScenarioResult> results = runner().playAll(Optional.empty());
        assertThat(results).hasSize(4).allMatch(ScenarioResult::passed, "passed");
        assertThat(runner().playAll(Optional.of(Pattern.compile("memory: answers"))))
                .hasSize(1);
    }

    @Test
    void a_scenario_with_a_wrong_shape_is_refused_with_a_sentence() {
        for (String text :
                List.of("a", "- a", "- {scenario: x, facts: []}", "- {scenario: x, facts: 1, expect: []}", "")) {
            Path path = RuleTexts.write(folder, "x.scenarios.yaml", text);
            assertThatThrownBy(() -> ScenarioFile.read(path)).as(text).isInstanceOf(UnreadableScenario.class);
        }
    }

    private String play(String fact, String expected) {
        RuleTexts.write(folder, "resource/raise.drl", RuleTexts.resource("raise"));
        Path path = RuleTexts.write(
                folder,
                "resource/raise.scenarios.yaml",
                "- scenario: it\n  facts: [{" + fact + "}]\n  expect: " + expected + "\n");
        return runner().play(ScenarioFile.read(path)).get(0).explanation();
    }

    private ScenarioRunner runner() {
        return new ScenarioRunner(RuleBook.load(RuleFolders.only(folder), folder.resolve(".cache")));
    }
}
