package sh.fabrik.rules.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sh.fabrik.rules.RuleTexts;

class RuleFileTest {
    private final RuleFile file =
            RuleFile.of(Layer.RESOURCE, Path.of("raise-limit.drl"), Origin.USER, RuleTexts.resource("raise-limit"));

    @Test
    void a_file_knows_its_name_its_key_and_its_package() {
        assertThat(file.name()).isEqualTo("raise-limit");
        assertThat(file.key()).isEqualTo("resource/raise-limit.drl");
        assertThat(file.drlPackage()).isEqualTo("rules.resource.raise_limit");
        assertThat(file.ruleLine()).isEqualTo(20);
        assertThat(file.version()).hasSize(12).isSubstringOf(file.hash());
    }

    @Test
    void the_header_is_read_in_its_three_parts() {
        assertThat(file.header())
                .isEqualTo(new Header("There is something to do.", "Many runs say so.", "With few runs."));
    }

    @Test
    void a_part_of_the_header_may_run_over_lines() {
        RuleFile other = file.withSource("/*\n * x\n *\n * Says     One,\n *          two.\n * Because  Three.\n */");
        assertThat(other.header()).isEqualTo(new Header("One, two.", "Three.", ""));
    }

    @Test
    void a_threshold_has_name_value_unit_and_line() {
        assertThat(file.thresholds())
                .containsExactly(new Threshold("minimumRuns", "int", "5", "runs with a reading", 17, true));
    }

    @Test
    void a_threshold_outside_the_block_or_without_unit_is_seen_as_such() {
        RuleFile other = file.withSource("function double share() { return 0.5; }\n");
        assertThat(other.thresholds()).containsExactly(new Threshold("share", "double", "0.5", "", 1, false));
    }
}
