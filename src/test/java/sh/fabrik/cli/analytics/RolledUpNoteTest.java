package sh.fabrik.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.Cli;

class RolledUpNoteTest {
    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void a_world_of_which_ten_days_are_kept() {
        cli = new Cli(folder).with("FABRIK_RETENTION_DAYS", "10");
        Path runs = Path.of("fixtures", "three-suggestions", "runs.csv").toAbsolutePath();
        cli.run("collect", "csv", runs.toString(), "-p", "shop").succeeded();
        assertThat(cli.run("db prune").succeeded().out()).contains("before 2026-02-19");
    }

    @Test
    void an_answer_over_pruned_days_says_so_and_with_which_error() {
        assertThat(cli.run("analytics resources -p shop --json").succeeded().out())
                .contains("\"rolledUp\"")
                .contains("up to 1.6 % too high");
        assertThat(cli.run("analytics models -p shop").succeeded().err()).contains("the numbers are exact");
        assertThat(cli.run("analytics report -p shop").succeeded().out()).contains("rolled up (fabrik db prune)");
    }

    @Test
    void lists_say_how_many_runs_they_no_longer_name() {
        assertThat(cli.run("analytics runs -p shop").succeeded().err()).contains("no longer listed one by one");
        assertThat(cli.run("analytics export -p shop").succeeded().err()).contains("no longer listed one by one");
    }

    @Test
    void an_answer_of_stored_runs_only_says_nothing_of_it() {
        assertThat(cli.run("analytics quality -p shop --last 5d --json")
                        .succeeded()
                        .out())
                .doesNotContain("rolledUp");
    }
}
