package sh.fabrik.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sh.fabrik.rules.RuleTexts;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Layer;
import sh.fabrik.rules.folder.Origin;
import sh.fabrik.rules.folder.RuleFile;

class RuleCompilerTest {
    private static final String GOOD = RuleTexts.resource("raise-memory-limit");

    @Test
    void a_good_file_compiles() {
        assertThat(RuleCompiler.compile(file(GOOD))).isInstanceOf(Compiled.Good.class);
    }

    @Test
    void texts_are_put_together_without_a_class_for_each_place() {
        byte[] packages = ((Compiled.Good) RuleCompiler.compile(file(GOOD))).packages();
        String constants = new String(packages, StandardCharsets.ISO_8859_1);
        assertThat(constants).contains("java/lang/StringBuilder").doesNotContain("StringConcatFactory");
    }

    @Test
    void a_syntax_error_is_named_with_line_and_column() {
        assertThat(only("when\n", "whenn\n")).satisfies(finding -> {
            assertThat(finding.toString()).startsWith("resource/raise-memory-limit.drl:21:1: Syntax error: ");
            assertThat(finding.message()).contains("'whenn'");
        });
    }

    @Test
    void an_unknown_field_is_named_with_line_column_and_what_was_meant() {
        assertThat(only("        kills > 0", "        killz > 0").toString())
                .startsWith("resource/raise-memory-limit.drl:24:9: MemoryProfile has no field or method killz")
                .endsWith("Did you mean kills?");
    }

    @Test
    void an_unknown_field_behind_another_in_the_same_line_is_found() {
        assertThat(only("kills > 0", "kills > 0, spec.idd == \"a\"").toString())
                .startsWith("resource/raise-memory-limit.drl:24:25: SpecId has no field or method idd");
    }

    @Test
    void an_unknown_fact_is_named_with_line_and_column() {
        assertThat(only("$memory : MemoryProfile(", "$memory : MemoryProfil(").toString())
                .isEqualTo(
                        "resource/raise-memory-limit.drl:22:15: There is no fact MemoryProfil, or it is not imported."
                                + " Did you mean MemoryProfile?");
    }

    @Test
    void an_unknown_import_is_named_with_line_and_column() {
        assertThat(only("import sh.fabrik.facts.MemoryProfile", "import sh.fabrik.facts.MemoryProfiles")
                        .toString())
                .isEqualTo("resource/raise-memory-limit.drl:10:8: There is no class sh.fabrik.facts.MemoryProfiles."
                        + " Did you mean MemoryProfile?");
    }

    @Test
    void an_error_in_the_consequence_is_named_with_its_own_line_and_column() {
        assertThat(only("$memory.largestPeak()", "$memory.largestPeek()").toString())
                .startsWith("resource/raise-memory-limit.drl:28:34: ")
                .contains("largestPeek() is undefined");
    }

    @Test
    void two_errors_in_the_consequence_are_both_named() {
        List<Finding> findings = findings(GOOD.replace("$memory.largestPeak()", "$memory.largestPeek()")
                .replace("$memory.evidence()", "$memory.evidense()"));
        assertThat(findings).extracting(Finding::line).containsExactly(28, 31);
    }

    @Test
    void an_error_in_a_threshold_is_named_with_line_and_column() {
        assertThat(only("return 5;", "return \"five\";").toString())
                .isEqualTo("resource/raise-memory-limit.drl:17:14: The function minimumRuns is wrong:"
                        + " Type mismatch: cannot convert from String to int.");
    }

    @Test
    void an_unknown_threshold_is_named_with_line_and_column() {
        assertThat(only("runs >= minimumRuns()", "runs >= minimumRunz()").toString())
                .startsWith("resource/raise-memory-limit.drl:23:17: ")
                .contains("minimumRunz");
    }

    @Test
    void a_file_with_the_package_of_another_is_refused() {
        assertThat(only("package rules.resource.raise_memory_limit", "package rules.resource.other")
                        .toString())
                .isEqualTo("resource/raise-memory-limit.drl:8:1: The file must hold a rule and begin with:"
                        + " package rules.resource.raise_memory_limit");
    }

    @Test
    void whatever_the_text_is_the_compiler_answers_with_findings() {
        for (String text :
                List.of("", "package", "rule", "\"", "package rules.resource.raise_memory_limit", "\0", "/*")) {
            assertThat(findings(text)).as(text).isNotEmpty();
        }
    }

    private static Finding only(String good, String bad) {
        assertThat(GOOD).contains(good);
        List<Finding> findings = findings(GOOD.replace(good, bad));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static List<Finding> findings(String text) {
        return ((Compiled.Broken) RuleCompiler.compile(file(text))).findings();
    }

    private static RuleFile file(String text) {
        return RuleFile.of(Layer.RESOURCE, Path.of("resource/raise-memory-limit.drl"), Origin.SHIPPED, text);
    }
}
