package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.cli.context.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is given, a collect ends with a clear sentence, counts it, and keeps the rest. */
final class BadInputTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private JsonNode collect(String line) {
        return JsonMapper.builder()
                .build()
                .readTree(cli.run("collect " + line + " --json --project p")
                        .succeeded()
                        .out());
    }

    private Path file(String name, String content) throws Exception {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private static String job(String uid, String memory) {
        return """
            {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"fabrik-%1$s","namespace":"fabrik-runs","uid":"%1$s",
              "labels":{"fabrik.sh/managed-by":"fabrik","fabrik.sh/run-id":"%1$s","fabrik.sh/spec":"s","fabrik.sh/project":"p"},
              "annotations":{"fabrik.sh/status":"{broken","fabrik.sh/llm-cost":"[]","fabrik.sh/finished-at":""}},
             "spec":{"template":{"spec":{"containers":[{"name":"fabrik","resources":{"limits":{"memory":"%2$s"}}}]}}},
             "status":{"startTime":"2026-02-01T10:00:00Z","completionTime":"2026-02-01T09:00:00Z","succeeded":1,
              "conditions":[{"type":"Complete","status":"True","lastTransitionTime":"2026-02-01T09:00:00Z"}]}}""".formatted(uid, memory);
    }

    @Test
    void a_collect_of_which_nothing_can_be_used_fails_and_says_so() throws Exception {
        Path csv = file("runs.csv", "run_id,spec_id,status\n,s,success\nr2,s,what\n");
        Cli.Result refused = cli.run("collect csv " + csv + " --project p");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(refused.out()).contains("2 seen, 0 new", "2 rejected");
        assertThat(refused.err()).contains("Nothing was collected:", "line 2", "line 3");
        Path mixed = file("mixed.csv", "run_id,spec_id,status\n,s,success\nr2,s,success\n");
        assertThat(cli.run("collect csv " + mixed + " --project p").succeeded().out())
                .contains("1 new", "1 rejected");
    }

    @ParameterizedTest
    @CsvSource({"4Gi", "4e9", "1500m", "-1", "lots"})
    void a_job_with_broken_annotations_a_strange_limit_and_a_backward_clock_is_still_a_run(String memory)
            throws Exception {
        JsonNode result = collect("kubernetes --file " + file("job.json", job("u1", memory)));
        assertThat(result.path("added").asInt()).describedAs(result.toString()).isEqualTo(1);
        assertThat(result.path("notices").size()).isPositive();
    }

    @Test
    void truncated_json_is_refused_and_the_other_file_is_read() throws Exception {
        Path broken = file("broken.json", job("u1", "4Gi").substring(0, 200));
        Path good = file("good.json", job("u2", "4Gi"));
        JsonNode result = collect("kubernetes --file " + broken + " --file " + good);
        assertThat(result.path("added").asInt()).isEqualTo(1);
        assertThat(result.path("rejected").size()).isEqualTo(1);
    }

    @Test
    void a_list_of_the_wrong_kind_says_so() throws Exception {
        Path file =
                file("nodes.json", "{\"kind\":\"List\",\"items\":[{\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"}}]}");
        JsonNode result = collect("kubernetes --file " + file);
        assertThat(result.path("added").asInt()).isZero();
        assertThat(result.path("notices").toString() + result.path("rejected")).contains("Node");
    }

    @Test
    void standard_input_is_read_for_a_dash() {
        cli.typing(job("u3", "4Gi"));
        assertThat(collect("kubernetes --file -").path("added").asInt()).isEqualTo(1);
    }

    @Test
    void a_csv_with_a_byte_order_mark_crlf_and_quotes_loses_only_its_bad_rows() throws Exception {
        Path file = file(
                "runs.csv",
                "\uFEFFrun_id,spec_id,status,started_at,memory_limit,colour\r\n"
                        + "a,\"x, the first\",success,1770000000,4Gi,red\r\n"
                        + "b,x,failed,1770000100,lots,red\r\n"
                        + "c,x,success,1770000200,-1,red\r\n"
                        + "d,\"said \"\"yes\"\"\",success,1770000300,4e9,red\r\n");
        JsonNode result = collect("csv " + file);
        assertThat(result.path("added").asInt()).isEqualTo(2);
        assertThat(result.at("/rejected/0").toString()).contains("3");
        assertThat(result.path("rejected").size()).isEqualTo(2);
        assertThat(result.path("notices").toString()).contains("colour");
    }

    @ParameterizedTest
    @CsvSource({"empty.db,''", "text.db,this is no database but a text that says so"})
    void a_file_that_is_no_smithers_database_is_refused(String name, String content) throws Exception {
        Cli.Result refused = cli.run("collect smithers " + file(name, content) + " --project p");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(refused.err()).contains(name, "Nothing was collected:");
        assertThat(refused.out()).contains("1 rejected");
    }

    @Test
    void a_path_that_does_not_exist_is_a_usage_error() {
        Cli.Result result = cli.run("collect csv nowhere.csv");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.err()).contains("nowhere.csv").contains("does not exist");
    }

    @Test
    void a_history_that_is_no_database_is_kept_as_it_is() throws Exception {
        Path text = file("mine.txt", "my own notes, by no means a database");
        Path csv = file("runs.csv", "run_id,spec_id,status\na,x,success\n");
        Cli.Result result = cli.run("collect csv " + csv + " --db " + text);
        assertThat(result.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(result.err()).contains("not a SQLite database");
        assertThat(text).hasContent("my own notes, by no means a database");
    }
}
