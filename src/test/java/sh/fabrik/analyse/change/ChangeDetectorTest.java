package sh.fabrik.analyse.change;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.fact;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.VersionChange;

class ChangeDetectorTest {
    @TempDir
    private Path folder;

    @Test
    void a_spec_that_regressed_after_its_edit_is_seen() {
        VersionChange change = fact(
                folder,
                VersionChange.class,
                history -> history.runs(10, "api", run -> run.version("new").error("test_fail"))
                        .runs(4, "api", run -> run.version("new"))
                        .runs(27, "api", run -> run.version("old"))
                        .runs(3, "api", run -> run.version("old").error("test_fail")));
        assertThat(change.bayesFactor()).isGreaterThan(20);
        assertThat(change.probabilityWorse()).isGreaterThan(0.99);
        assertThat(change.before().observed()).isEqualTo(0.9);
        assertThat(change.after().n()).isEqualTo(14);
        assertThat(change.confounders()).isEmpty();
    }

    @Test
    void what_else_changed_is_named() {
        VersionChange change = fact(
                folder,
                VersionChange.class,
                history -> history.runs(
                                10,
                                "api",
                                run -> run.version("new").model("haiku").limit("1Gi"))
                        .runs(10, "api", run -> run.version("old").model("opus").limit("2Gi")));
        assertThat(change.confounders()).containsExactly("model: opus → haiku", "memory limit: 2Gi → 1Gi");
        assertThat(change.bayesFactor()).isLessThan(1);
    }

    @Test
    void fewer_than_five_runs_on_a_side_say_nothing() {
        assertThat(facts(
                        folder,
                        VersionChange.class,
                        history -> history.runs(
                                        4, "api", run -> run.version("new").error("test_fail"))
                                .runs(30, "api", run -> run.version("old"))))
                .isEmpty();
    }

    @Test
    void only_the_last_thirty_runs_before_count() {
        VersionChange change = fact(
                folder,
                VersionChange.class,
                history -> history.runs(5, "api", run -> run.version("new"))
                        .runs(30, "api", run -> run.version("old"))
                        .runs(30, "api", run -> run.version("old").error("test_fail")));
        assertThat(change.before().n()).isEqualTo(30);
        assertThat(change.before().observed()).isEqualTo(1);
    }
}
