package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What real producers wrote, through the command line into the history. */
final class RealDataTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cli.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private JsonNode collect(String what) {
        return JsonMapper.builder()
                .build()
                .readTree(cli.run("collect " + what + " --json --project real")
                        .succeeded()
                        .out());
    }

    @Test
    void four_snapshots_of_one_run_are_one_run_that_grows() throws SQLException {
        Map<String, Integer> attempts = new LinkedHashMap<>();
        attempts.put("be60768", 11);
        attempts.put("0ba5143", 36);
        attempts.put("29c9377", 56);
        attempts.put("d4fb5fd", 80);
        for (Map.Entry<String, Integer> snapshot : attempts.entrySet()) {
            collect("smithers " + SharedData.require("data/smithers-fabrik/" + snapshot.getKey() + "/todo-driver.db"));
            assertThat(count("SELECT count(*) FROM runs")).isEqualTo(1);
            assertThat(count("SELECT count(*) FROM tasks"))
                    .describedAs(snapshot.getKey())
                    .isEqualTo(snapshot.getValue().longValue());
        }
        long updated = count("SELECT max(updated_at) FROM runs");
        for (String snapshot : List.of("d4fb5fd", "be60768", "29c9377")) {
            JsonNode again =
                    collect("smithers " + SharedData.require("data/smithers-fabrik/" + snapshot + "/todo-driver.db"));
            assertThat(again.path("unchanged").asInt())
                    .describedAs(again.toString())
                    .isEqualTo(1);
        }
        assertThat(count("SELECT count(*) FROM tasks")).isEqualTo(80);
        assertThat(count("SELECT max(updated_at) FROM runs")).isEqualTo(updated);
    }

    @Test
    void a_stale_write_ahead_log_does_not_roll_attempts_back() throws SQLException {
        collect("smithers " + SharedData.require("data/smithers-fabrik/5d25cce/todo-driver.db"));
        assertThat(count("SELECT count(*) FROM tasks")).isEqualTo(20);
    }

    @Test
    void hello_has_65_successes_and_four_failures_nobody_knows() throws SQLException {
        JsonNode hello = collect("smithers "
                + SharedData.require("data/smithers-upstream/040aded2-jjconflict-base-1_workflows_hello.db/hello.db"));
        assertThat(count("SELECT count(*) FROM runs WHERE status = 'success'")).isEqualTo(65);
        assertThat(hello.path("rejected").size()).isEqualTo(4);
    }

    @Test
    void a_run_that_waits_for_a_person_has_no_outcome() throws SQLException {
        collect("smithers "
                + SharedData.require(
                        "data/smithers-upstream/040aded2-jjconflict-base-1_workflows_approval.db/approval.db"));
        assertThat(count("SELECT count(*) FROM runs WHERE status = 'success'")).isEqualTo(10);
        assertThat(count("SELECT count(*) FROM runs WHERE status = 'failed'")).isEqualTo(8);
        assertThat(count("SELECT count(*) FROM runs WHERE status IS NULL")).isEqualTo(4);
    }

    @Test
    void a_write_ahead_log_without_its_database_is_refused_with_a_sentence() {
        Cli.Result collected = cli.run("collect smithers --json --project real "
                + SharedData.require("data/smithers-upstream/2b30332c-scripts_worktree-feature_worktree-feature.db"));
        assertThat(collected.code()).isEqualTo(1); // nothing of it was usable
        JsonNode refused = JsonMapper.builder().build().readTree(collected.out());
        assertThat(refused.path("rejected").size()).isEqualTo(1);
        assertThat(refused.at("/rejected/0/why").asString()).endsWith(".");
    }

    @Test
    void event_logs_and_databases_of_the_same_run_are_one_run() throws SQLException {
        collect("smithers " + SharedData.require("data/event-logs"));
        long runs = count("SELECT count(*) FROM runs WHERE run_id LIKE 'hoth%23'");
        long tasks = count("SELECT count(*) FROM tasks");
        collect("smithers " + SharedData.require("data/smithers-fabrik/5d25cce/todo-driver.db"));
        assertThat(runs).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM runs WHERE run_id LIKE 'hoth%23'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM tasks")).isEqualTo(tasks);
        assertThat(count("SELECT count(*) FROM every_key WHERE run_id LIKE 'hoth%23'"))
                .isEqualTo(2);
    }

    @Test
    void all_spec_files_are_read() throws SQLException {
        JsonNode specs = collect("specs " + SharedData.require("data/specs"));
        assertThat(specs.path("rejected").size()).isZero();
        assertThat(count("SELECT count(*) FROM specs"))
                .isEqualTo(specs.path("added").asLong())
                .isPositive();
        assertThat(collect("specs " + SharedData.require("data/specs"))
                        .path("unchanged")
                        .asLong())
                .isEqualTo(specs.path("added").asLong());
    }

    @ParameterizedTest
    @CsvSource({"mem_eager,1570", "mem_iwd,1660", "mem_rnaseq,1170", "llm_tbench,2295", "llm_metr,6848", "llm_lcb,18000"
    })
    void histories_of_real_runs_load_and_lead_to_suggestions(String name, int rows) throws SQLException {
        JsonNode csv = collect("csv " + SharedData.require("data/eval/" + name + ".csv.gz"));
        assertThat(csv.path("added").asInt() + csv.path("rejected").size()).isEqualTo(rows);
        assertThat(csv.path("rejected").size()).isLessThan(rows / 100);
        assertThat(collect("csv " + SharedData.require("data/eval/" + name + ".csv.gz"))
                        .path("unchanged")
                        .asInt())
                .isEqualTo(csv.path("added").asInt());
        assertThat(cli.run("analyze --as-of latest --project real").succeeded().out())
                .contains("suggestions:");
    }
}
