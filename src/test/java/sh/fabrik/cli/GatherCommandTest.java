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

/** {@code fabrik collect} without a source's name. */
final class GatherCommandTest {
    private static final String SPEC = "{\"v\":1,\"id\":\"cart\",\"title\":\"Cart\",\"goals\":[\"a cart\"]}";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() throws Exception {
        cli = new Cli(folder);
        Files.createDirectories(folder.resolve("specs"));
        Files.writeString(folder.resolve("specs/cart.json"), SPEC);
    }

    private JsonNode json(String line) {
        return JsonMapper.builder().build().readTree(cli.run(line).out());
    }

    @Test
    void what_lies_at_the_usual_places_is_collected_without_any_configuration() {
        assertThat(cli.run("collect --project shop").succeeded().out())
                .isEqualTo("specs (project shop): 1 seen, 1 new, 0 updated, 0 unchanged, 0 rejected.\n");
    }

    @Test
    void a_source_that_is_not_there_leaves_a_gap_and_the_others_go_on_with_exit_code_0() {
        cli.with("FABRIK_SMITHERS_PATHS", "/mnt/absent");
        Cli.Result result = cli.run("collect --project shop").succeeded();
        assertThat(result.out()).contains("specs (project shop): 1 seen");
        assertThat(result.err())
                .contains("gap: smithers from ", "/mnt/absent is not there; correct the configuration, or mount it.");
        assertThat(cli.run("collect --exit-code").code()).isEqualTo(ExitCode.GAPS.code());
    }

    @Test
    void when_no_source_tells_anything_it_exits_with_1() {
        cli.with("FABRIK_SMITHERS_PATHS", "/mnt/absent");
        assertThat(cli.run("collect --only smithers").code()).isEqualTo(ExitCode.FAILURE.code());
    }

    @Test
    void one_json_document_holds_a_summary_per_source() {
        cli.with("FABRIK_SMITHERS_PATHS", "/mnt/absent");
        JsonNode json = json("collect --json --project shop");
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("sources").findValuesAsString("source")).contains("specs", "smithers");
        assertThat(json.path("sources").findValue("gaps")).isNotNull();
    }

    @Test
    void a_source_that_is_not_configured_cannot_be_chosen() {
        Cli.Result result = cli.run("collect --only promtheus");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("There is no configured source promtheus; there are: specs.");
    }

    @Test
    void without_any_source_it_says_where_to_write_one() throws Exception {
        Files.delete(folder.resolve("specs/cart.json"));
        Files.delete(folder.resolve("specs"));
        Cli.Result result = cli.run("collect");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("No source is configured.", "config.yaml");
    }

    @Test
    void a_deadline_without_a_unit_is_refused() {
        Cli.Result result = cli.run("collect --deadline 10");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("option --deadline (collect.deadline): \"10\" is not a length of time");
    }
}
