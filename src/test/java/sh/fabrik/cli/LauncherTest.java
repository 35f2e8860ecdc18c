package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's half of failing open: no build, no Java, a Java that is too old, hangs or crashes. */
final class LauncherTest {
    private static final Path LAUNCHER = Path.of("scripts/fabrik").toAbsolutePath();

    @TempDir
    Path folder;

    private record Result(int code, String out, String err) {}

    private Result advise(Map<String, String> environment, String... flags) throws Exception {
        List<String> words = new ArrayList<>(List.of("advise", "specs/x.json"));
        words.addAll(List.of(flags));
        return run(environment, words.toArray(String[]::new));
    }

    private Result run(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", LAUNCHER.toString()));
        command.addAll(List.of(words));
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_HOME"));
        builder.environment().put("FABRIK_HOME", folder.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
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
        Path tools = tools("bash", "dirname", "readlink");
        Result result = advise(Map.of("PATH", tools.toString()), "--memory=3Gi", "--format=patch");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"fabrik\",\"resources\":{\"limits\":{\"memory\":\"3Gi\"}}}]}}}}\n");
        assertThat(result.err()).contains("no Java 17 or newer was found");
    }

    @Test
    void an_old_java_is_named_with_its_version() throws Exception {
        Path old = fakeJava("echo never");
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\nMODULES=\"java.base\"\n");
        Path tools = tools("bash", "dirname", "readlink");
        Map<String, String> environment = Map.of("PATH", tools.toString(), "JAVA_HOME", old.toString());
        Result result = advise(environment, "--memory", "3Gi");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Java 17 or newer is needed, and " + old.resolve("bin/java") + " is Java 8");
        assertThat(result.out()).contains("3Gi").doesNotContain("never");
        Result version = run(environment, "version");
        assertThat(version.code()).isEqualTo(1);
        assertThat(version.err()).contains("is Java 8").contains("FABRIK_JAVA_HOME");
    }

    @Test
    void a_newer_java_behind_an_old_one_is_taken() throws Exception {
        Path old = folder.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho old\n");
        old.resolve("bin/java").toFile().setExecutable(true);
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Path fresh = fakeJava("echo fresh");
        Files.writeString(fresh.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        Map<String, String> environment = Map.of("FABRIK_JAVA_HOME", old.toString(), "JAVA_HOME", fresh.toString());
        assertThat(advise(environment).out()).isEqualTo("fresh\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'x','model':'claude-opus-4-1','resources':{'memory':'2Gi','cpu':'500m','limits':{'memory':'6Gi'}}} | FABRIK_MODEL='claude-opus-4-1';FABRIK_MEMORY_LIMIT='6Gi';FABRIK_CPU_LIMIT='500m';",
                "{'id':'x','note':'\\'memory\\': \\'9Gi\\'','tasks':[{'model':'wrong','resources':{'memory':'1Gi'}}],'resources':{'memory':'3Gi'}} | FABRIK_MEMORY_LIMIT='3Gi';",
                "{'id':'x','model':{'name':'m1'},'resources':{'memory':'lots','cpu':2}} | FABRIK_CPU_LIMIT='2';",
                "{'resources':{'memory':3,'cpu':'-1'},'model':'a\\u0041b'} | ''",
                "{'resources':{'memory':'3Gi'},'model':'m' | ''",
                "{'resources':{'limits':{'memory':null},'memory':'3Gi'}} | ''",
                "{'resources.memory':'3Gi'} | ''",
                "not json, though it says 'memory':'3Gi' | ''"
            })
    void what_the_spec_says_plainly_is_kept_and_what_is_not_sure_is_left_out(String spec, String expected)
            throws Exception {
        Files.createDirectories(folder.resolve("specs"));
        Files.writeString(folder.resolve("specs/x.json"), spec.replace('\'', '"'));
        assertThat(advise(Map.of(), "--format", "env").out().replace('\n', ';')).isEqualTo(expected);
    }

    @Test
    void the_command_line_comes_before_the_spec() throws Exception {
        Files.createDirectories(folder.resolve("specs"));
        Files.writeString(
                folder.resolve("specs/x.json"), "{\"model\":\"m\",\"resources\":{\"memory\":\"2Gi\",\"cpu\":1}}");
        assertThat(advise(Map.of(), "--db", "other.db", "--memory", "8Gi", "--format", "patch")
                        .out())
                .contains("\"limits\":{\"memory\":\"8Gi\",\"cpu\":\"1\"}");
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

    @ParameterizedTest
    @CsvSource({"2s, 1750", "800ms, 700", "60s, 59000"})
    void an_eighth_of_the_time_and_at_most_a_second_is_kept_for_falling_back(String timeout, int most)
            throws Exception {
        Path java = fakeJava("echo never");
        Path tools = tools("bash");
        Files.writeString(tools.resolve("timeout"), "#!/bin/sh\necho $3\n");
        tools.resolve("timeout").toFile().setExecutable(true);
        String path = tools + ":" + System.getenv("PATH");
        Result result = advise(
                Map.of("FABRIK_JAVA_HOME", java.toString(), "PATH", path), "--timeout", timeout, "--format", "env");
        assertThat(Double.parseDouble(result.out()) * 1000).isPositive().isLessThanOrEqualTo(most);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "-Xmx200m | true",
                "-Xss1m -Xmx1G -Dx=y | true",
                "-Xmx200M | true",
                "-Xmx0199m | false",
                "-Xmx100m | false",
                "-Xmx100000k | false",
                "-Xmx104857600 | false",
                "-Xmx1g -Xmx64m | false",
                "-XX:MaxHeapSize=100m | false",
                "-Xms64m | false",
                "@options.txt | false"
            })
    void an_analysis_begins_with_room_unless_the_user_s_own_options_leave_less(String given, boolean roomy)
            throws Exception {
        Path java = fakeJava("echo \"$@\"");
        Path lib = Files.createDirectories(folder.resolve("lib")); // a distribution, which is never built
        Files.writeString(lib.resolve("fabrik.jar"), "");
        Files.createSymbolicLink(lib.resolve("launcher"), LAUNCHER.resolveSibling("launcher"));
        for (String variable : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")) {
            String options = run(Map.of("FABRIK_JAVA_HOME", java.toString(), variable, given), "analyze")
                    .out();
            assertThat(options.contains(" -Xms200m ")).as(options).isEqualTo(roomy);
        }
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

    private Path tools(String... names) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("bin"));
        for (String tool : names) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }
        return tools;
    }

    private static Path which(String tool) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
        return Path.of(
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip());
    }
}
