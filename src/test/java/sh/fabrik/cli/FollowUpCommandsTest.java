package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.collect.http.Stub;
import sh.fabrik.store.Database;

/** {@code fabrik collect prometheus} and {@code loki}: what they add to a run that Kubernetes named. */
final class FollowUpCommandsTest {
    private static final Instant END = Instant.parse("2026-02-27T10:10:00Z");
    private static final String NOTHING = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void a_job_that_failed_with_exit_code_1() throws IOException {
        cli = new Cli(folder);
        Path jobs = Files.writeString(folder.resolve("jobs.json"), """
                {"kind": "List", "items": [
                  {"kind": "Job", "apiVersion": "batch/v1",
                   "metadata": {"name": "fabrik-r0", "namespace": "fabrik-runs", "uid": "job-0", "creationTimestamp": "2026-02-27T10:00:00Z",
                     "labels": {"fabrik.sh/managed-by": "fabrik", "fabrik.sh/run-id": "r0", "fabrik.sh/spec": "cart"}},
                   "status": {"startTime": "2026-02-27T10:00:00Z", "failed": 1, "conditions": [
                     {"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded", "lastTransitionTime": "2026-02-27T10:10:00Z"}]}},
                  {"kind": "Pod", "apiVersion": "v1",
                   "metadata": {"name": "fabrik-r0-ab12c", "namespace": "fabrik-runs", "uid": "pod-0",
                     "labels": {"fabrik.sh/managed-by": "fabrik", "fabrik.sh/run-id": "r0", "job-name": "fabrik-r0"},
                     "ownerReferences": [{"kind": "Job", "name": "fabrik-r0", "uid": "job-0"}]},
                   "spec": {"containers": [{"name": "fabrik"}]},
                   "status": {"phase": "Failed", "containerStatuses": [{"name": "fabrik", "state": {"terminated":
                     {"exitCode": 1, "reason": "Error", "startedAt": "2026-02-27T10:00:10Z", "finishedAt": "2026-02-27T10:09:50Z"}}}]}}]}
                """);
        cli.run("collect kubernetes --project shop --file " + jobs).succeeded();
    }

    @Test
    void both_add_to_the_run_and_are_not_asked_twice() {
        try (Stub prometheus = new Stub(FollowUpCommandsTest::metrics);
                Stub loki = new Stub(FollowUpCommandsTest::logs)) {
            assertThat(cli.run("collect prometheus --project shop --url " + prometheus.address())
                            .succeeded()
                            .out())
                    .contains("prometheus (project shop): 1 seen, 0 new, 1 updated");
            cli.run("collect loki --project shop --url " + loki.address()).succeeded();
            assertThat(run()).isEqualTo(List.of("failed", "test_fail", "300"));
            int asked = prometheus.asked().size() + loki.asked().size();
            cli.with("LAOS_PROMETHEUS_URL", prometheus.address()).with("LAOS_LOKI_URL", loki.address());
            cli.run("collect --project shop").succeeded();
            assertThat(prometheus.asked().size() + loki.asked().size()).isEqualTo(asked);
            assertThat(cli.run("collect prometheus --again --project shop")
                            .succeeded()
                            .out())
                    .contains("1 seen, 0 new, 0 updated, 1 unchanged");
        }
    }

    @Test
    void a_source_that_is_down_leaves_a_gap_which_the_next_collect_fills() {
        try (Stub down = new Stub((asked, exchange) -> Stub.send(exchange, 401, "no\n"))) {
            Cli.Result result = cli.run("collect prometheus --exit-code --project shop --url " + down.address());
            assertThat(result.code()).isEqualTo(ExitCode.FAILURE.code());
            assertThat(result.err()).contains("gap: prometheus from ", "401 (no)", "wants credentials");
        }
        try (Stub up = new Stub(FollowUpCommandsTest::metrics)) {
            cli.run("collect prometheus --project shop --url " + up.address()).succeeded();
            assertThat(run().get(2)).isEqualTo("300");
        }
    }

    @Test
    void without_an_address_they_say_how_to_give_one() {
        assertThat(cli.run("collect prometheus").err()).contains("--url", "LAOS_PROMETHEUS_URL");
        assertThat(cli.run("collect loki").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(cli.run("collect loki --url loki:3100").err()).contains("loki:3100", "http");
    }

    private static void metrics(Stub.Asked asked, HttpExchange exchange) throws IOException {
        boolean memory = asked.parameter("query").contains("max_over_time(container_memory_working_set_bytes");
        boolean samples = asked.parameter("query").contains("count_over_time");
        String value = memory ? String.valueOf(300L << 20) : "20";
        String series = "{\"metric\":{\"pod\":\"fabrik-r0-ab12c\"},\"value\":[1,\"" + value + "\"]}";
        Stub.send(exchange, 200, memory || samples ? NOTHING.replace("[]", "[" + series + "]") : NOTHING);
    }

    private static void logs(Stub.Asked asked, HttpExchange exchange) throws IOException {
        String line = "[\"" + END.minusSeconds(15).getEpochSecond() + "000000000\",\"--- FAIL: TestCart\"]";
        String streams = "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[%s]}}";
        Stub.send(exchange, 200, streams.formatted("{\"stream\":{},\"values\":[" + line + "]}"));
    }

    private List<String> run() {
        try (Database database = Database.openExisting(cli.database())) {
            return List.of(database.sql()
                    .fetchSingle("SELECT status, coalesce(error_type, ''), coalesce(memory_peak_mb, 0) FROM runs")
                    .into(String[].class));
        }
    }
}
