package sh.fabrik.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.rules.RuleTexts;
import sh.fabrik.rules.folder.RuleFolders;

class RuleCheckTest {
    private static final String SCENARIOS = """
            - scenario: speaks
              facts: [{MemoryProfile: {runs: 9, kills: 1}}]
              expect: [{suggestion: {priority: HIGH}}]
            - scenario: is silent
              facts: []
              expect: []
            """;

    @TempDir
    Path folder;

    @Test
    void a_good_file_with_scenarios_has_no_findings() {
        assertThat(findings(RuleTexts.resource("raise"))).isEmpty();
    }

    @Test
    void a_missing_part_of_the_header_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("Silent", "Quiet")))
                .containsExactly(
                        "raise.drl:1:1: The comment at the top has no part \"Silent\"; people read there what the"
                                + " rule does.");
    }

    @Test
    void a_rule_named_otherwise_than_its_file_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("rule \"raise\"", "rule \"rise\"")))
                .containsExactly(
                        "raise.drl:20:6: The rule is named \"rise\", and the file raise.drl; give both one name (a"
                                + " second rule in the file: \"raise: …\").");
    }

    @Test
    void a_package_that_is_not_the_path_is_found_once() {
        assertThat(findings(RuleTexts.resource("raise").replace("rules.resource.raise", "rules.model.raise")))
                .containsExactly("raise.drl:8:9: The package is rules.model.raise, and its path asks for"
                        + " rules.resource.raise; two files in one package overwrite each other's thresholds.");
    }

    @Test
    void an_unused_threshold_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("runs >= minimumRuns()", "runs >= 5")))
                .containsExactly(
                        "raise.drl:17:1: The threshold minimumRuns is not used; changing it would change nothing."
                                + " Use it or remove it.");
    }

    @Test
    void a_threshold_without_unit_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("  // runs with a reading", "")))
                .containsExactly(
                        "raise.drl:17:1: The threshold minimumRuns does not say what it counts or measures; add a"
                                + " comment behind it.");
    }

    @Test
    void a_threshold_outside_the_block_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("── thresholds ──", "── numbers ──")))
                .containsExactly(
                        "raise.drl:17:1: The threshold minimumRuns stands outside the block of thresholds; move it"
                                + " between the two lines of dashes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(1)|System",
                "Runtime.getRuntime()|Runtime",
                "java.nio.file.Files.delete(null)|java.nio.file.Files.delete",
                "Thread.sleep(1)|Thread",
                "java.time.Instant.now()|now",
                "$memory.getClass()|getClass",
                "update($memory)|update",
                "delete($memory)|delete",
            })
    void what_reaches_outside_of_the_facts_is_found(String statement, String word) {
        List<String> findings =
                findings(RuleTexts.resource("raise").replace("then\n", "then\n        " + statement + ";\n"));
        assertThat(findings).anyMatch(finding -> finding.startsWith("raise.drl:26:") && finding.contains(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval(true)", "spec.getClass() != null", "Runtime.getRuntime() != null"})
    void it_is_found_in_conditions_too(String condition) {
        assertThat(findings(RuleTexts.resource("raise").replace("kills > 0", condition)))
                .anyMatch(finding -> finding.startsWith("raise.drl:24:"));
    }

    @Test
    void a_foreign_import_is_found_and_a_word_in_quotes_or_comments_is_not() {
        assertThat(findings(RuleTexts.resource("raise")
                        .replace("dialect \"java\"", "import java.io.File\n\ndialect \"java\"")
                        .replace("There were", "System memory, Thread, now(): there were")
                        .replace("Many runs say so", "The System says so")))
                .containsExactly("raise.drl:14:8: A rule imports only from sh.fabrik.facts, sh.fabrik.suggest and"
                        + " sh.fabrik.run, not java.io.File.");
    }

    @Test
    void salience_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("when\n", "salience 10\nwhen\n")))
                .containsExactly(
                        "raise.drl:21:1: \"salience\" makes the order of firing matter, and no rule may depend on"
                                + " it.");
    }

    @Test
    void a_condition_on_what_the_same_session_says_is_found() {
        assertThat(findings(RuleTexts.resource("raise")
                        .replace("        kills > 0)", "        kills > 0)\n    not Suggestion(spec == $memory.spec)")))
                .hasSize(1)
                .allMatch(finding -> finding.startsWith("raise.drl:25:9: The condition waits for a Suggestion"));
    }

    @Test
    void another_dialect_is_found() {
        assertThat(findings(RuleTexts.resource("raise").replace("dialect \"java\"", "dialect \"mvel\"")))
                .contains("raise.drl:1:1: The file must say, once and above its rules: dialect \"java\"");
    }

    @Test
    void what_the_compiler_finds_is_found_here() {
        assertThat(findings(RuleTexts.resource("raise").replace("kills > 0", "killz > 0")))
                .hasSize(1)
                .allMatch(finding -> finding.startsWith("raise.drl:24:9: MemoryProfile has no field or method killz"));
    }

    @Test
    void a_rule_without_scenarios_is_found() {
        RuleTexts.write(folder, "resource/raise.drl", RuleTexts.resource("raise"));
        assertThat(check())
                .containsExactly(
                        "raise.drl: There is no raise.scenarios.yaml beside it; write one scenario in which the rule"
                                + " speaks and one in which it is silent.");
    }

    @Test
    void scenarios_that_never_speak_or_are_no_yaml_are_found() {
        RuleTexts.write(folder, "resource/raise.drl", RuleTexts.resource("raise"));
        RuleTexts.write(folder, "resource/raise.scenarios.yaml", "- {scenario: quiet, facts: [], expect: []}");
        assertThat(check())
                .containsExactly("raise.scenarios.yaml: There is no scenario in which the rule speaks; add one.");
        RuleTexts.write(folder, "resource/raise.scenarios.yaml", "- {scenario: ");
        assertThat(check()).hasSize(1).allMatch(finding -> finding.contains("is not YAML"));
    }

    @Test
    void a_name_used_twice_is_found() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        write("warning/raise.drl", RuleTexts.resource("raise").replace("rules.resource", "rules.warning"));
        assertThat(check()).hasSize(1).allMatch(finding -> finding.contains("The name raise is taken by "));
    }

    @Test
    void files_that_nobody_reads_are_found() {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        RuleTexts.write(folder, "raise.drl", "");
        RuleTexts.write(folder, "resources/lower.drl", "");
        RuleTexts.write(folder, "resource/gone.scenarios.yaml", SCENARIOS);
        RuleTexts.write(folder, "resource/typo.off", "");
        assertThat(check()).hasSize(4);
    }

    @Test
    void foreign_modes_are_found() throws IOException {
        write("resource/raise.drl", RuleTexts.resource("raise"));
        write("resource/lower.drl", RuleTexts.resource("lower"));
        Files.setPosixFilePermissions(
                folder.resolve("resource/lower.drl"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(check()).anyMatch(finding -> finding.startsWith("lower.drl: Everyone may write to it"));
    }

    @Test
    void an_untrusted_project_is_checked_and_named() {
        RuleTexts.write(
                folder,
                "project/resource/raise.drl",
                RuleTexts.resource("raise").replace("Says", "Said"));
        RuleTexts.write(folder, "shipped/resource/lower.drl", RuleTexts.resource("lower"));
        RuleTexts.write(folder, "shipped/resource/lower.scenarios.yaml", SCENARIOS);
        assertThat(RuleCheck.check(RuleFolders.overlay(
                        folder.resolve("shipped"),
                        folder.resolve("user"),
                        folder.resolve("project"),
                        folder.resolve("trust"))))
                .extracting(finding -> finding.message().substring(0, 30))
                .containsExactly("The project brings a rule of i", "The comment at the top has no ");
    }

    private List<String> findings(String text) {
        write("resource/raise.drl", text);
        return check();
    }

    private void write(String relative, String text) {
        RuleTexts.write(folder, relative, text);
        RuleTexts.write(folder, relative.replace(".drl", ".scenarios.yaml"), SCENARIOS);
    }

    private List<String> check() {
        return RuleCheck.check(RuleFolders.only(folder)).stream()
                .map(finding ->
                        finding.toString().replaceFirst(".*?([\\w-]+\\.(?:drl|scenarios\\.yaml|off)[: ])", "$1"))
                .toList();
    }
}
