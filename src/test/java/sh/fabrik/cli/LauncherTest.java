package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's half of failing open: no build, no Java, a Java that hangs. */
final class LauncherTest {
    private static final Path LAUNCHER = Path.of("scripts/fabrik").toAbsolutePath();

    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {}

    private Result advise(Map<String, String> environment, String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", LAUNCHER.toString(), "advise", "specs/x.json"));
        command.addAll(List.of(flags));
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_HOME"));
        builder.environment().put("FABRIK_HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void without_a_build_the_run_keeps_its_own_values_and_nothing_is_built() throws Exception {
        Result result = advise(Map.of(), "--memory", "3Gi", "--model", "it's mine", "--format", "env");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("FABRIK_MODEL='it'\\''s mine'\nFABRIK_MEMORY_LIMIT='3Gi'\n");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("not built yet");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void without_java_the_run_keeps_its_own_values() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("bash", "dirname", "readlink", "sed", "tr")) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }
        Result result = advise(Map.of("PATH", tools.toString()), "--memory=3Gi", "--format=patch");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"fabrik\",\"resources\":{\"limits\":{\"memory\":\"3Gi\"}}}]}}}}\n");
        assertThat(result.err()).contains("no Java 17 or newer was found");
    }

    @Test
    void a_java_that_hangs_is_ended_at_the_timeout() throws Exception {
        Path java = fakeJava("echo half; sleep 600");
        long begin = System.nanoTime();
        Result result = advise(Map.of("FABRIK_JAVA_HOME", java.toString()), "--memory", "3Gi", "--timeout", "700ms");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("memory  3Gi  (kept)").doesNotContain("half");
        assertThat(result.err()).contains("no answer within 700 ms");
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(300);
    }

    @Test
    void a_java_that_crashes_keeps_the_run_s_own_values_and_strict_tells_the_code() throws Exception {
        Path java = fakeJava("echo half; exit 134");
        assertThat(advise(Map.of("FABRIK_JAVA_HOME", java.toString()), "--memory", "3Gi")
                        .out())
                .contains("3Gi")
                .doesNotContain("half");
        assertThat(advise(Map.of("FABRIK_JAVA_HOME", java.toString()), "--strict")
                        .code())
                .isEqualTo(134);
    }

    private Path fakeJava(String script) throws Exception {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        java.toFile().setExecutable(true);
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/fabrik.jar"), "");
        return home;
    }

    private static Path which(String tool) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
        return Path.of(
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip());
    }
}
