package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.cli.context.ExitCode;
import tools.jackson.databind.json.JsonMapper;

final class AdviseCommandTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();
    /** Long enough for a busy machine that compiles the rules for the first time. */
    private static final String PATIENT = " --timeout 10m";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() throws Exception {
        cli = new Cli(folder);
        Files.writeString(
                folder.resolve("mine.json"),
                "{\"id\": \"mine\", \"title\": \"Mine\", \"goals\": [], \"model\": \"it's mine\","
                        + " \"resources\": {\"memory\": \"3Gi\", \"cpu\": \"500m\"}}");
    }

    private void collect() {
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("collect kubernetes --file " + WORLD.resolve("cluster.json") + " --project shop")
                .succeeded();
        cli.run("analyze --project shop").succeeded();
    }

    @Test
    void a_spec_starved_of_memory_gets_more_and_keeps_its_model() {
        collect();
        String spec = WORLD.resolve("specs/api-impl.json").toString();
        Cli.Result text =
                cli.run("advise " + spec + " --project shop" + PATIENT).succeeded();
        assertThat(text.err()).isEmpty();
        assertThat(text.out())
                .containsPattern("memory +4Gi \\(was 2Gi\\) +rule memory:")
                .containsPattern("model +claude-sonnet-4-5 +kept");
        assertThat(cli.run("advise " + spec + " --project shop --format env" + PATIENT)
                        .out())
                .contains("FABRIK_MEMORY_LIMIT='4Gi'\n")
                .contains("FABRIK_MODEL='claude-sonnet-4-5'\n");
    }

    @Test
    void a_patch_sets_the_resources_of_the_working_container_only() {
        collect();
        String patch = cli.run(
                        "advise " + WORLD.resolve("specs/api-impl.json") + " --project shop --format patch" + PATIENT)
                .out();
        var pod = JsonMapper.builder().build().readTree(patch).at("/spec/template/spec");
        assertThat(pod.at("/containers")).hasSize(1);
        assertThat(pod.at("/containers/0/name").asString()).isEqualTo("fabrik");
        assertThat(pod.at("/containers/0/resources/limits/memory").asString()).isEqualTo("4Gi");
    }

    @Test
    void what_a_person_insists_on_stays() {
        collect();
        String out = cli.run("advise " + WORLD.resolve("specs/api-impl.json")
                        + " --project shop --memory 1Gi --format env" + PATIENT)
                .out();
        assertThat(out).contains("FABRIK_MEMORY_LIMIT='1Gi'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | model   it's mine",
                "env | FABRIK_MODEL='it'\\''s mine'",
                "env | FABRIK_MEMORY_LIMIT='3Gi'",
                "env | FABRIK_CPU_LIMIT='500m'",
                "patch | \"memory\":\"3Gi\"",
                "json | \"open\" : true"
            })
    void without_a_history_the_run_keeps_the_values_of_its_spec(String format, String expected) {
        Cli.Result result = cli.run("advise mine.json --format " + format).succeeded();
        assertThat(result.out()).contains(expected);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("There is no history");
    }

    @ParameterizedTest
    @CsvSource({"--no-such-flag", "--timeout soon", "--memory lots", "--format yaml", "--timeout 1ms"})
    void a_bad_command_line_keeps_the_values_of_the_run(String flags) {
        Cli.Result result = cli.run("advise mine.json " + flags).succeeded();
        assertThat(result.out()).contains("3Gi");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void strict_turns_the_fallback_into_an_exit_code() {
        assertThat(cli.run("advise mine.json --strict").code()).isEqualTo(ExitCode.NO_DATA.code());
        assertThat(cli.run("advise mine.json --strict --no-such-flag").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(cli.run("advise mine.json --strict").out()).isEmpty();
    }

    @Test
    void broken_rules_and_a_broken_history_keep_the_values_of_the_run() throws Exception {
        collect();
        Path rules = Files.createDirectories(folder.resolve("rules/advice"));
        Files.writeString(
                rules.resolve("memory.drl"), "package rules.advice.memory\nrule \"memory\" when then nonsense( end");
        Cli.Result broken = cli.run("advise mine.json --project shop --rules " + folder.resolve("rules") + PATIENT)
                .succeeded();
        assertThat(broken.out()).contains("3Gi");
        Files.writeString(
                cli.database(), "this is no database, only text that is long enough to be looked at".repeat(20));
        Cli.Result damaged =
                cli.run("advise mine.json --project shop" + PATIENT).succeeded();
        assertThat(damaged.out()).contains("3Gi");
        assertThat(damaged.err()).contains("not a SQLite database");
    }

    @Test
    void a_locked_history_does_not_hold_the_run_up() throws Exception {
        collect();
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + cli.database());
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Cli.Result result = cli.run("advise " + WORLD.resolve("specs/api-impl.json") + " --project shop" + PATIENT)
                    .succeeded();
            assertThat(result.out()).contains("memory");
        }
    }
}
