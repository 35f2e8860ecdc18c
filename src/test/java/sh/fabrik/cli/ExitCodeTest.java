package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.context.ExitCode;

/** What each exit code means, by a command line that ends with it; 130 is {@link InterruptTest}'s, 6 that of the collect of all sources. */
class ExitCodeTest {
    @TempDir
    private Path folder;

    @Test
    void all_codes_are_documented() {
        String help = new Cli(folder).run("help exit-codes").succeeded().out();
        for (ExitCode code : ExitCode.values()) {
            assertThat(help.lines().map(String::strip)).contains(code.code() + "  " + code.meaning());
        }
    }

    @Test
    void a_failure_is_1() throws IOException {
        Cli cli = new Cli(folder);
        Files.createDirectories(cli.database().getParent());
        Files.writeString(cli.database(), "this is no database but a text that is long enough to be one");
        assertThat(cli.run("suggest").code()).isEqualTo(ExitCode.FAILURE.code());
    }

    @Test
    void a_command_line_that_is_not_understood_is_2() {
        Cli cli = new Cli(folder);
        assertThat(cli.run("suggest --no-such-option").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(cli.run("analytics runs --limit many").code()).isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void findings_are_3() throws IOException {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("resource"));
        Files.writeString(rules.resolve("resource/broken.drl"), "package rules.resource.broken\nrule \"broken\" when");
        assertThat(new Cli(folder)
                        .run("rules", "check", "--rules", rules.toString())
                        .code())
                .isEqualTo(ExitCode.FINDINGS.code());
    }

    @Test
    void no_history_is_5() {
        Cli cli = new Cli(folder);
        assertThat(cli.run("suggest").code()).isEqualTo(ExitCode.NO_DATA.code());
        assertThat(cli.run("analytics runs").code()).isEqualTo(ExitCode.NO_DATA.code());
    }

    @Test
    void pending_suggestions_are_8_only_when_asked_for() {
        Cli cli = new Cli(folder);
        Path world = Path.of("fixtures", "killed-at-2gi").toAbsolutePath();
        cli.run("collect", "csv", world.resolve("runs.csv").toString(), "-p", "shop")
                .succeeded();
        cli.run(
                        "collect",
                        "kubernetes",
                        "-p",
                        "shop",
                        "--file",
                        world.resolve("cluster.json").toString())
                .succeeded();
        assertThat(cli.run("suggest -p shop --exit-code").code()).isEqualTo(ExitCode.SUGGESTIONS.code());
        assertThat(cli.run("suggest -p shop").code()).isEqualTo(ExitCode.OK.code());
    }
}
