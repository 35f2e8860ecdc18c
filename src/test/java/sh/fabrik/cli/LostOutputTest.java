package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.OwnJava;

/** What is said when an answer cannot be written: real processes that write to a full device, or to somebody who had enough. */
final class LostOutputTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void collected() {
        cli = new Cli(folder);
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"analytics export", "analytics runs --as-of latest --csv", "analytics runs --as-of latest --json"
            })
    @EnabledIf("thereIsADeviceThatIsAlwaysFull")
    void an_answer_that_a_full_disk_cuts_is_a_failure_that_is_told(String command) throws Exception {
        Cli.Result result = shell("\"$@\" >/dev/full", command + " -p shop");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("fabrik: The output could not be written to its end: No space left on device. Make room")
                .doesNotContain("exported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics export", "analytics runs --as-of latest --csv"})
    void a_reader_who_has_enough_is_no_failure(String command) throws Exception {
        Cli.Result result = shell("\"$@\" | true; exit ${PIPESTATUS[0]}", command + " -p shop");
        assertThat(result.code()).isZero();
        assertThat(result.err()).doesNotContain("fabrik:");
    }

    @Test
    void a_whole_answer_is_not_spoken_of() throws Exception {
        Cli.Result result = shell("\"$@\" | tail -n 1", "analytics export -p shop");
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.err()).matches("\\d+ runs exported\\.\\n");
    }

    static boolean thereIsADeviceThatIsAlwaysFull() {
        return Files.exists(Path.of("/dev/full"));
    }

    private Cli.Result shell(String script, String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        words.addAll(OwnJava.fabrik("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of(command.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("FABRIK_DB", cli.database().toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Cli.Result(process.waitFor(), out, Files.readString(err));
    }
}
