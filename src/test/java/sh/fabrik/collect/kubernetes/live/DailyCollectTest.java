package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.loop.ClusterMemory;
import sh.fabrik.loop.Collected;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.loop.Progress;
import sh.fabrik.store.Database;
import sh.fabrik.store.OpenRuns;
import tools.jackson.databind.node.ObjectNode;

/** One history, and a cluster that is looked at now and then. */
class DailyCollectTest {
    private final StubApi api = StubApi.plain();

    @TempDir
    Path folder;

    private Database history;
    private KubernetesSource source;

    @BeforeEach
    void open() {
        history = Database.open(folder.resolve("history.db"));
        source = Live.source(api.kubeconfig(folder));
    }

    @AfterEach
    void stop() {
        history.close();
        api.close();
    }

    private Collected collect() {
        Known known = ClusterMemory.of(history, source.cluster(), Instant.EPOCH);
        try (Stream<Found> found = Live.stream(source, known)) {
            return new FeedbackLoop(history, Clock.systemUTC()).collect("kubernetes", "myapp", found, Progress.SILENT);
        }
    }

    private List<String> statuses() {
        return history.sql()
                .fetch("SELECT run_id || ' ' || coalesce(status, 'open') FROM runs ORDER BY run_id")
                .getValues(0, String.class);
    }

    /** A Job of today, since a time to live counts from what was last seen of it. */
    private static ObjectNode runningNow(String name) {
        return Objects.job(name, "", "{\"startTime\": \"" + Instant.now() + "\", \"active\": 1}");
    }

    @Test
    void a_job_that_was_deleted_between_two_looks_was_cancelled_once() {
        api.put("jobs", runningNow("run-a"));
        api.put("jobs", Objects.complete("run-b"));
        assertThat(collect().added()).isEqualTo(2);
        assertThat(statuses()).containsExactly("run-a open", "run-b success");
        assertThat(new OpenRuns(history).inCluster("prod")).hasSize(1);

        api.delete("jobs", "run-a");
        api.delete("jobs", "run-b");
        assertThat(collect().updated()).isEqualTo(1);
        assertThat(statuses()).containsExactly("run-a cancelled", "run-b success");

        assertThat(collect().seen()).isZero();
        assertThat(new OpenRuns(history).unobserved("myapp")).isZero();
    }

    @Test
    void a_job_whose_end_nobody_saw_has_no_status_and_is_counted() {
        api.put("jobs", Objects.running("long-ago"));
        collect();
        api.delete("jobs", "long-ago");
        collect();
        assertThat(statuses()).containsExactly("long-ago open");
        assertThat(new OpenRuns(history).unobserved("myapp")).isEqualTo(1);
        assertThat(new OpenRuns(history).inCluster("prod")).isEmpty();
        assertThat(collect().seen()).isZero();
    }

    @Test
    void a_job_that_turns_up_again_tells_how_it_ended() {
        ObjectNode job = runningNow("run-a");
        api.put("jobs", job);
        collect();
        api.delete("jobs", "run-a");
        collect();
        ObjectNode complete = Objects.complete("run-a");
        api.put("jobs", complete);
        collect();
        assertThat(statuses()).containsExactly("run-a success");
    }

    @Test
    void a_second_look_changes_nothing() {
        api.put("jobs", Objects.failed("run-a"));
        api.put("pods", Objects.pod("run-a", 137, "OOMKilled"));
        api.put("jobs", runningNow("run-b"));
        collect();
        Collected again = collect();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.updated()).isZero();
    }

    @Test
    void what_a_watch_sees_is_saved_while_it_goes_on() {
        api.put("jobs", runningNow("run-a"));
        source = source.withWatch(Duration.ofMinutes(10));
        Stream<Found> found = Live.stream(source, Known.NOTHING);
        boolean[] over = {false};
        Stream<Found> checked = found.peek(each -> {
                    over[0] = over[0] || statuses().contains("run-a success");
                    if (each instanceof Found.Pause) {
                        api.put("jobs", Objects.complete("run-a"));
                    }
                })
                .takeWhile(each -> !over[0]);
        try (checked) {
            new FeedbackLoop(history, Clock.systemUTC()).collect("kubernetes", "myapp", checked, Progress.SILENT);
        }
        assertThat(statuses()).containsExactly("run-a success");
    }
}
