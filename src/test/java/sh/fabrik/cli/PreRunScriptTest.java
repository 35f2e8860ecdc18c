package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.OwnJava;

/** The hook around a dispatch command starts the run whatever fabrik says, and hands on what it says. */
final class PreRunScriptTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();
    private static final Path HOOK = Path.of("scripts/pre-run").toAbsolutePath();
    private static final String SHOW =
            "echo \"model=${FABRIK_MODEL:-} memory=${FABRIK_MEMORY_LIMIT:-} advice=${FABRIK_DECISION:-}\"";
    private static final String JOB = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: api-impl-1}
            spec:
              template:
                spec:
                  containers:
                  - {name: sidecar, image: b, resources: {limits: {memory: 64Mi}}}
                  - {name: fabrik, image: a, resources: {limits: {memory: 2Gi}}}
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Cli cli;

    @BeforeEach
    void write() throws Exception {
        cli = new Cli(folder);
        Files.writeString(
                folder.resolve("mine.json"),
                "{\"id\":\"mine\",\"title\":\"Mine\",\"model\":\"own-model\",\"resources\":{\"memory\":\"3Gi\"}}");
        Files.writeString(folder.resolve("job.yaml"), JOB);
        environment.put("FABRIK_DB", cli.database().toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("FABRIK_START_CACHE", "off");
    }

    private record Result(int code, String out, String err) {}

    private Result hook(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", HOOK.toString()));
        command.addAll(List.of(words));
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    /** fabrik as it stands on the class path of this test. */
    private void realFabrik() throws Exception {
        String words = OwnJava.fabrik("-Dfabrik.home=" + Path.of("").toAbsolutePath()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        fabrik("exec " + words + " \"$@\"");
    }

    private void fabrik(String script) throws Exception {
        Path program = folder.resolve("fabrik");
        Files.writeString(program, "#!/bin/bash\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        environment.put("FABRIK", program.toString());
    }

    private void collect() {
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("analyze --project shop").succeeded();
    }

    private String spec() {
        return WORLD.resolve("specs/api-impl.json").toString();
    }

    @Test
    void the_command_finds_the_advice_in_its_environment_and_its_exit_code_is_the_hook_s() throws Exception {
        realFabrik();
        collect();
        Result result = hook(spec(), "--project", "shop", "--timeout", "10m", "--", "bash", "-c", SHOW + "; exit 7");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).containsPattern("model=claude-sonnet-4-5 memory=4Gi advice=d-[0-9a-f]{10}\n");
    }

    @Test
    void a_manifest_gets_the_limits_and_the_id_in_the_working_container_only() throws Exception {
        assumeThat(isThere("kubectl")).as("kubectl is installed").isTrue();
        realFabrik();
        collect();
        Result result = hook("--patch", "job.yaml", spec(), "--project", "shop", "--timeout", "10m", "--", "cat", "{}");
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("memory: 4Gi")
                .contains("memory: 64Mi")
                .doesNotContain("2Gi")
                .containsPattern("fabrik.sh/advice: d-[0-9a-f]{10}");
    }

    @Test
    void without_a_fabrik_the_run_starts_as_it_is() throws Exception {
        environment.put("FABRIK", "/no/such/fabrik");
        Result result = hook("mine.json", "--", "bash", "-c", SHOW);
        assertThat(result).isEqualTo(new Result(0, "model= memory= advice=\n", result.err()));
        assertThat(result.err()).contains("there is no fabrik at /no/such/fabrik");
        assertThat(hook("--patch", "job.yaml", "mine.json").out()).isEqualTo(JOB);
    }

    @Test
    void without_java_the_run_starts_with_what_its_spec_says() throws Exception {
        environment.put("FABRIK", Path.of("scripts/fabrik").toAbsolutePath().toString());
        environment.put("FABRIK_HOME", folder.toString());
        environment.put("FABRIK_JAVA_HOME", folder.toString());
        environment.put("JAVA_HOME", folder.toString());
        Result result = hook("mine.json", "--", "bash", "-c", SHOW);
        assertThat(result.out()).isEqualTo("model=own-model memory=3Gi advice=\n");
        assertThat(result.err()).contains("The run keeps its own values");
    }

    @Test
    void without_a_history_the_run_starts_with_what_its_spec_says() throws Exception {
        realFabrik();
        Result result = hook("mine.json", "--timeout", "10m", "--", "bash", "-c", SHOW);
        assertThat(result.out()).isEqualTo("model=own-model memory=3Gi advice=\n");
        assertThat(result.err()).contains("There is no history");
    }

    @Test
    void a_locked_history_does_not_hold_the_run_up() throws Exception {
        realFabrik();
        collect();
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + cli.database());
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            Result result = hook(spec(), "--project", "shop", "--timeout", "10s", "--", "bash", "-c", SHOW);
            assertThat(result.code()).isZero();
            assertThat(result.out()).startsWith("model=claude-sonnet-4-5 memory=");
        }
    }

    @Test
    void a_rule_that_is_broken_does_not_hold_the_run_up() throws Exception {
        realFabrik();
        collect();
        Path rules = Files.createDirectories(folder.resolve("rules/advice"));
        Files.writeString(
                rules.resolve("memory.drl"), "package rules.advice.memory\nrule \"memory\" when then nonsense( end");
        Result result =
                hook(spec(), "--project", "shop", "--rules", "rules", "--timeout", "10m", "--", "bash", "-c", SHOW);
        assertThat(result.out()).startsWith("model=claude-sonnet-4-5 memory=2Gi");
    }

    @Test
    void over_its_time_the_run_starts_with_what_its_spec_says() throws Exception {
        realFabrik();
        Result result = hook("mine.json", "--timeout", "1ms", "--", "bash", "-c", SHOW);
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("model=own-model memory=3Gi advice=\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'FABRIK_MODEL=$(touch evil)'; echo \"PATH='/nowhere'\"; echo \"FABRIK_CPU_LIMIT='1\"",
                "head -c 100 /dev/urandom",
                "echo '<html>'; exit 0",
                "exit 134",
                "true"
            })
    void an_answer_that_is_none_is_ignored(String script) throws Exception {
        fabrik(script);
        Result result = hook("mine.json", "--", "bash", "-c", SHOW);
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("model= memory= advice=\n");
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(hook("--patch", "job.yaml", "mine.json").out()).isEqualTo(JOB);
    }

    @Test
    void without_kubectl_the_manifest_stays_as_it_is() throws Exception {
        fabrik("echo '{\"spec\":{}}'");
        Path tools = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("bash", "dirname", "readlink", "cat")) {
            Files.createSymbolicLink(tools.resolve(tool), where(tool));
        }
        environment.put("PATH", tools.toString());
        Result result = hook("--patch", "job.yaml", "mine.json");
        assertThat(result.out()).isEqualTo(JOB);
        assertThat(result.err()).contains("there is no kubectl");
    }

    @Test
    void a_line_that_starts_nothing_is_refused() throws Exception {
        assertThat(hook("mine.json").code()).isEqualTo(2);
        assertThat(hook("--", "true").code()).isEqualTo(2);
        assertThat(hook("mine.json", "--format", "json", "--", "true").code()).isEqualTo(2);
    }

    private static boolean isThere(String tool) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
    }

    private static Path where(String tool) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
        return Path.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
