package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.context.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ConfigCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private Path userFile(String yaml) throws Exception {
        Path file = folder.resolve("config/fabrik/config.yaml");
        Files.createDirectories(file.resolveSibling("rules"));
        return Files.writeString(file, yaml);
    }

    private Path projectFile(String yaml) throws Exception {
        Path file = folder.resolve(".fabrik/config.yaml");
        Files.createDirectories(file.resolveSibling("rules"));
        return Files.writeString(file, yaml);
    }

    @Test
    void a_value_is_printed_alone_and_with_its_origin_when_asked() throws Exception {
        Path file = userFile("# mine\ncluster: prod\n");
        assertThat(cli.run("config get cluster").succeeded().out()).isEqualTo("prod\n");
        assertThat(cli.run("config get cluster --show-origin").succeeded().out())
                .isEqualTo("prod\t" + file + ":2\n");
        assertThat(cli.run("config get project --project shop --show-origin")
                        .succeeded()
                        .out())
                .isEqualTo("shop\toption --project\n");
    }

    @Test
    void a_key_that_nobody_set_is_said_and_exits_with_5() {
        Cli.Result result = cli.run("config get prometheus.url");
        assertThat(result.code()).isEqualTo(ExitCode.NO_DATA.code());
        assertThat(result.err()).startsWith("prometheus.url is not set; FABRIK_PROMETHEUS_URL");
    }

    @Test
    void an_unknown_key_is_answered_with_the_nearest() {
        Cli.Result result = cli.run("config get promethius.url");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("There is no key promethius.url. Did you mean prometheus.url?");
    }

    @Test
    void without_a_key_only_what_somebody_set_is_shown() throws Exception {
        userFile("cluster: prod\n");
        assertThat(cli.with("FABRIK_COLLECT_DEADLINE", "2m")
                        .run("config get --show-origin")
                        .succeeded()
                        .out()
                        .lines())
                .hasSize(2)
                .anyMatch(line -> line.matches("cluster +prod +.*config.yaml:1"))
                .anyMatch(line -> line.matches("collect.deadline +2m +variable FABRIK_COLLECT_DEADLINE"));
    }

    @Test
    void secrets_are_never_shown_in_any_form() {
        cli.with("LOKI_API_KEY", "hunter2").with("FABRIK_PROMETHEUS_HEADERS", "X-Key: hunter2");
        for (String command :
                new String[] {"config list", "config list --json", "config get loki.token", "config get"}) {
            Cli.Result result = cli.run(command).succeeded();
            assertThat(result.out() + result.err()).contains("(set)").doesNotContain("hunter2");
        }
    }

    @Test
    void the_list_is_also_json_with_unknown_values_left_out() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(cli.run("config list --json").succeeded().out());
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("settings").size()).isGreaterThan(40);
        assertThat(json.path("settings").get(1).path("value").asString()).isEqualTo("default");
        assertThat(json.path("settings").get(0).has("value")).isFalse();
    }

    @Test
    void an_unusable_variable_is_told_and_hides_nothing_else() {
        Cli.Result result = cli.with("FABRIK_COLLECT_DEADLINE", "soon").run("config list");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("variable FABRIK_COLLECT_DEADLINE (collect.deadline): \"soon\"");
        assertThat(result.out()).contains("loki.lookback");
    }

    @Test
    void every_command_refuses_a_broken_configuration_with_file_and_line() throws Exception {
        Path file = projectFile("project: shop\nprometheus:\n  url: http://thief.example.org\n");
        Cli.Result result = cli.run("collect");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).startsWith("fabrik: " + file + ":3: A project's file may not set prometheus.url");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void the_project_s_name_and_cluster_are_used_as_before() throws Exception {
        projectFile("project: shop\ncluster: prod\n");
        Files.createDirectories(folder.resolve("specs"));
        assertThat(cli.run("collect specs specs").succeeded().out()).startsWith("specs (project shop):");
    }
}
