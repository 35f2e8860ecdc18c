package sh.fabrik.collect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.run.FinishedRun;

final class BatchesTest {
    private static final Duration SCRAPE = Duration.ofSeconds(30);

    @Test
    void runs_near_each_other_share_their_queries() {
        List<FinishedRun> runs = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            runs.add(FinishedRuns.in("a", "r" + i, FinishedRuns.START.plusSeconds(60L * i), 600));
        }
        List<Batch> batches = Batches.of(runs, SCRAPE);
        assertThat(batches).extracting(batch -> batch.pods().size()).containsExactly(100, 100, 50);
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.windowSeconds(SCRAPE)).isLessThan(100 * 60 + 600 + 200));
    }

    @Test
    void a_batch_spans_a_day_at_most_unless_one_run_is_longer() {
        List<FinishedRun> runs = new ArrayList<>(FinishedRuns.hourly(60));
        runs.add(FinishedRuns.in("fabrik-runs", "week", FinishedRuns.START, 7 * 86_400));
        List<Batch> batches = Batches.of(runs, SCRAPE);
        assertThat(batches).extracting(batch -> batch.runs().size()).containsExactly(24, 24, 12, 1);
        assertThat(batches.get(0).windowSeconds(SCRAPE)).isEqualTo(23 * 3_600 + 600 + 5 * 30);
    }

    @Test
    void no_query_needs_more_points_than_a_server_computes() {
        Batch week = Batches.of(List.of(FinishedRuns.in("a", "week", FinishedRuns.START, 7 * 86_400)), SCRAPE)
                .get(0);
        assertThat(week.stepSeconds(SCRAPE)).isGreaterThan(30);
        assertThat(week.windowSeconds(SCRAPE) / week.stepSeconds(SCRAPE)).isLessThan(Batch.MOST_POINTS);
        Batch hour = Batches.of(FinishedRuns.hourly(1), SCRAPE).get(0);
        assertThat(hour.stepSeconds(SCRAPE)).isEqualTo(30);
    }

    @Test
    void namespaces_are_asked_apart_and_names_are_escaped() {
        List<Batch> batches = Batches.of(
                List.of(
                        FinishedRuns.in("a", "x.y", FinishedRuns.START, 600),
                        FinishedRuns.in("b", "z\"|.*", FinishedRuns.START, 600)),
                SCRAPE);
        assertThat(batches).hasSize(2);
        PrometheusSource source =
                PrometheusSource.at(HttpSource.at("http://127.0.0.1:1")).withSelector("cluster=\"prod\"");
        assertThat(new Question(source, batches.get(0)).of(Metric.MEMORY_PEAK))
                .isEqualTo("max by (pod) (max_over_time(container_memory_working_set_bytes{namespace=\"a\","
                        + "pod=~\"fabrik-x\\\\.y\",container=\"fabrik\",image!=\"\",cluster=\"prod\"}[750s]))"
                        + " or max by (pod) (max_over_time(container_memory_working_set_bytes{namespace=\"a\","
                        + "pod=~\"fabrik-x\\\\.y\",container=\"fabrik\",cluster=\"prod\"}[750s]))");
        assertThat(new Question(source, batches.get(1)).of(Metric.SAMPLES))
                .contains("pod=~\"fabrik-z\\\\\\\"\\\\|\\\\.\\\\*\"");
    }
}
