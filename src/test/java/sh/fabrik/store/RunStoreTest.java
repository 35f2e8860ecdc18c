package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Memory;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Verdict;

final class RunStoreTest {
    private static final Instant START = Samples.START;

    @TempDir
    Path folder;

    private Database database;
    private RunStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("analytics.db"));
        store = new RunStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sources_of_one_run_make_one_row_with_the_best_of_each() {
        store.save(List.of(Samples.job("u", "r", START), Samples.database("r", START), Samples.log("r", START)));
        store.save(List.of(Samples.csv("r", "r", START), Samples.lint("r")));
        Record run = database.sql().fetchSingle(RUNS);
        assertThat(run.get("status")).isEqualTo("timeout");
        assertThat(run.get("failure_reason")).isEqualTo("timeout");
        assertThat(run.get("failure_raw")).isEqualTo("TASK_TIMEOUT");
        assertThat(run.get("error_type")).isEqualTo("timeout");
        assertThat(run.get("evidence")).isEqualTo("job_condition");
        assertThat(number(run, "started_at")).isEqualTo(START.getEpochSecond() - 60);
        assertThat(number(run, "completed_at")).isEqualTo(START.getEpochSecond() + 600);
        assertThat(number(run, "duration_seconds")).isEqualTo(660);
        assertThat(number(run, "active_seconds")).isEqualTo(550);
        assertThat(number(run, "memory_limit_bytes")).isEqualTo(2L << 30);
        assertThat(number(run, "memory_peak_mb")).isEqualTo(1_700);
        assertThat(number(run, "cpu_limit_mcores")).isEqualTo(1_500);
        assertThat(number(run, "tasks_total")).isEqualTo(2);
        assertThat(run.get("model")).isEqualTo("kimi-k2p5");
        assertThat(run.get("llm_cost_usd")).isEqualTo(3.5);
        assertThat(number(run, "input_tokens")).isEqualTo(1_000);
        assertThat(number(run, "latency_p95_ms")).isEqualTo(420);
        assertThat(number(run, "clock_skew")).isZero();
        assertThat(Dump.count(database, "tasks")).isEqualTo(4);
        assertThat(Dump.count(database, "errors")).isEqualTo(2);
        assertThat(Dump.count(database, "resources")).isEqualTo(2);
        assertThat(Dump.count(database, "run_pods")).isEqualTo(1);
    }

    @Test
    void a_high_water_mark_of_the_kernel_beats_samples() {
        store.save(List.of(Samples.job("u", "r", START), Samples.csv("r", "r", START), Samples.metrics("u", "r")));
        assertThat(number(database.sql().fetchSingle(RUNS), "memory_peak_mb")).isEqualTo(1_650);
    }

    @Test
    void of_two_readings_the_one_with_more_samples_wins_whichever_comes_last() {
        RunPart metrics = Samples.metrics("u", "r");
        RunPart fewer = new RunPartWithPeak(metrics, 10, 900).part();
        RunPart more = new RunPartWithPeak(metrics, 20, 1_100).part();
        store.save(List.of(Samples.job("u", "r", START), fewer));
        store.save(List.of(more));
        store.save(List.of(fewer));
        assertThat(number(database.sql().fetchSingle(RUNS), "memory_peak_mb")).isEqualTo(1_100);
    }

    /** A part whose revision is the number of its samples. */
    private record RunPartWithPeak(RunPart like, int samples, int mebibytes) {
        RunPart part() {
            return RunPart.of(like.key(), like.runId(), like.project(), samples, like.location())
                    .withResources(List.of(Samples.reading(
                            "prometheus", Optional.of(Memory.ofMebibytes(mebibytes)), Optional.empty())));
        }
    }

    @Test
    void logs_name_the_error_of_a_run_of_which_only_the_failure_is_known() {
        store.save(List.of(Samples.job("u", "r", START), Samples.logs("u", "r", ErrorType.RATE_LIMIT)));
        Record run = database.sql().fetchSingle(RUNS);
        assertThat(run.get("status")).isEqualTo("failed");
        assertThat(run.get("failure_reason")).isEqualTo("error");
        assertThat(run.get("error_type")).isEqualTo("rate_limit");
        store.save(List.of(Samples.database("r", START)));
        assertThat(database.sql().fetchSingle(RUNS).get("error_type")).isEqualTo("timeout");
    }

    @Test
    void metrics_wait_for_their_run() {
        store.save(List.of(Samples.metrics("u", "r"), Samples.logs("u", "r", ErrorType.AUTH)));
        assertThat(Dump.count(database, "runs")).isZero();
        store.save(List.of(Samples.job("u", "r", START)));
        assertThat(Dump.count(database, "runs")).isOne();
        assertThat(Dump.count(database, "resources")).isEqualTo(3);
    }

    @Test
    void what_is_saved_twice_is_there_once() {
        List<RunPart> parts = List.of(
                Samples.job("u", "r", START),
                Samples.database("r", START),
                Samples.log("r", START),
                Samples.csv("r", "r", START),
                Samples.lint("r"));
        assertThat(store.save(parts)).extracting(Saved::change).containsOnly(Change.NEW);
        List<String> once = Dump.of(database);
        String id = database.sql().fetchSingle("SELECT id FROM runs").get(0, String.class);
        assertThat(store.save(parts)).extracting(Saved::change).containsOnly(Change.UNCHANGED);
        assertThat(Dump.of(database)).isEqualTo(once);
        assertThat(database.sql().fetchSingle("SELECT id FROM runs").get(0, String.class))
                .isEqualTo(id);
    }

    @Test
    void one_part_twice_in_a_batch_counts_once() {
        RunPart part = Samples.database("r", START);
        assertThat(store.save(List.of(part, part)))
                .extracting(Saved::change)
                .containsExactly(Change.NEW, Change.UNCHANGED);
        assertThat(Dump.count(database, "run_keys")).isEqualTo(1);
    }

    @Test
    void a_growing_run_is_updated_and_an_older_snapshot_takes_nothing_back() {
        RunPart first = revision(Samples.started(Source.SMITHERS, "r", START), 1)
                .withTasks(List.of(Samples.attempt("a", 1, Optional.empty(), "in-progress", Optional.empty())));
        RunPart second = revision(Samples.started(Source.SMITHERS, "r", START), 2)
                .withVerdict(Verdict.success(Verdict.Evidence.RUN_ROW))
                .withTasks(List.of(
                        Samples.attempt("a", 1, Optional.of(TaskAttempt.Result.SUCCESS), "finished", Optional.of(1.0)),
                        Samples.attempt(
                                "b", 1, Optional.of(TaskAttempt.Result.SUCCESS), "finished", Optional.of(2.0))));
        assertThat(store.save(List.of(first)).get(0).change()).isEqualTo(Change.NEW);
        assertThat(store.save(List.of(second)).get(0).change()).isEqualTo(Change.UPDATED);
        List<String> grown = Dump.of(database);
        assertThat(grown.get(0)).contains("status=success", "llm_cost_usd=3.0", "state_raw=finished");
        assertThat(store.save(List.of(first)).get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(store.save(List.of(second)).get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(Dump.of(database)).isEqualTo(grown);
    }

    @Test
    void snapshots_of_a_growing_run_give_the_same_in_any_order() {
        RunPart first = revision(Samples.started(Source.SMITHERS, "r", START), 1)
                .withTasks(List.of(Samples.attempt("a", 1, Optional.empty(), "in-progress", Optional.empty())));
        RunPart second = revision(first, 2)
                .withTasks(List.of(
                        Samples.attempt("a", 1, Optional.of(TaskAttempt.Result.FAILED), "failed", Optional.empty())));
        RunPart third = revision(first, 3).withTasks(List.of());
        for (List<RunPart> order : Orders.of(List.of(first, second, third))) {
            order.forEach(part -> store.save(List.of(part)));
            assertThat(Dump.of(database).get(0)).contains("state_raw=failed", "status=failed");
            database.sql().execute("DELETE FROM tasks");
            database.sql().execute("DELETE FROM run_keys");
            database.sql().execute("DELETE FROM runs");
        }
    }

    @Test
    void late_data_fills_gaps_and_ignorance_overwrites_nothing() {
        RunPart knowing = revision(Samples.started(Source.SMITHERS, "r", START), 1)
                .withVerdict(Verdict.success(Verdict.Evidence.RUN_ROW))
                .withEffort(new Effort(
                        Optional.of(4), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        RunPart later = revision(Samples.started(Source.SMITHERS, "r", START), 2)
                .withEffort(new Effort(
                        Optional.empty(), Optional.of(7), Optional.empty(), Optional.empty(), Optional.empty()));
        store.save(List.of(knowing));
        store.save(List.of(later));
        assertThat(Dump.of(database).get(0)).contains("status=success", "iterations=4", "attempts=7");
        RunPart earlier = revision(Samples.started(Source.SMITHERS, "r", START), 0)
                .withEffort(
                        new Effort(Optional.of(1), Optional.of(1), Optional.of(9), Optional.empty(), Optional.empty()));
        assertThat(store.save(List.of(earlier)).get(0).change()).isEqualTo(Change.UPDATED);
        assertThat(Dump.of(database).get(0)).contains("iterations=4", "attempts=7", "tasks_total=9");
    }

    @Test
    void two_runs_of_one_id_stay_two_runs() {
        store.save(List.of(
                Samples.database("local-run", START),
                Samples.log("local-run", START),
                Samples.database("local-run", START.plus(Duration.ofMinutes(1)))));
        assertThat(Dump.count(database, "runs")).isEqualTo(2);
        assertThat(Dump.count(database, "run_keys")).isEqualTo(3);
    }

    @Test
    void the_same_id_in_two_projects_is_two_runs() {
        RunPart here = Samples.database("r", START);
        RunPart there = Exports.inBucket(Samples.log("r", START), new Bucket("other", "r"));
        store.save(List.of(here, there));
        assertThat(Dump.count(database, "runs")).isEqualTo(2);
    }

    @Test
    void a_run_collected_for_another_project_moves_there() {
        store.save(List.of(Samples.database("r", START), Samples.log("r", START)));
        store.save(List.of(Exports.inBucket(Samples.database("r", START), new Bucket("other", "r"))));
        assertThat(database.sql()
                        .fetch("SELECT project_id FROM runs ORDER BY 1")
                        .getValues(0, String.class))
                .containsExactly("other", "shop");
        assertThat(database.sql().fetch("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void the_oldest_id_survives_when_runs_become_one() {
        store.save(List.of(Samples.log("r", START)));
        store.save(List.of(Samples.csv("r", "r", START.plusSeconds(9))));
        List<String> before =
                database.sql().fetch("SELECT id FROM runs ORDER BY id").getValues(0, String.class);
        store.save(List.of(Samples.database("r", START.plusSeconds(5))));
        assertThat(database.sql().fetch("SELECT id FROM runs").getValues(0, String.class))
                .containsExactly(before.get(0));
        assertThat(Dump.count(database, "tasks")).isEqualTo(4);
    }

    @Test
    void a_lint_report_waits_for_its_run() {
        Saved waiting = store.save(List.of(Samples.lint("r"))).get(0);
        assertThat(waiting.notice().orElseThrow()).contains("waits for its run");
        assertThat(Dump.count(database, "runs")).isZero();
        store.save(List.of(Samples.database("r", START)));
        assertThat(Dump.of(database).get(0)).contains("error_rate=0.02");
    }

    @Test
    void a_csv_row_without_a_time_joins_the_only_run_of_its_id() {
        RunPart timeless = Samples.csv("r", "r", START).withTiming(RunPart.Timing.UNKNOWN);
        store.save(List.of(timeless));
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
        store.save(List.of(Samples.job("u", "r", START)));
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
        Saved second = store.save(List.of(Samples.job("u2", "r", START.plus(Duration.ofHours(1)))))
                .get(0);
        assertThat(second.notice().orElseThrow()).contains("its start is unknown");
        assertThat(Dump.count(database, "runs")).isEqualTo(3);
    }

    @Test
    void our_own_export_read_back_belongs_to_the_run_it_came_from() {
        store.save(List.of(Samples.job("u", "op-1", START), Samples.database("op-1", START)));
        String id = database.sql().fetchSingle("SELECT id FROM runs").get(0, String.class);
        RunPart export = Samples.csv(id, id, START.minusSeconds(60));
        assertThat(store.save(List.of(export)).get(0).change()).isEqualTo(Change.UPDATED);
        assertThat(store.save(List.of(export)).get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
        store.save(List.of(revision(Samples.database("op-1", START), 2).withErrors(List.of())));
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
    }

    @Test
    void an_export_follows_its_run_into_another() {
        store.save(List.of(Samples.csv("r", "r", START.plusSeconds(9))));
        String later = database.sql().fetchSingle("SELECT id FROM runs").get(0, String.class);
        RunPart export = Samples.csv(later, later, START.plusSeconds(9));
        store.save(List.of(export));
        store.save(List.of(Samples.log("r", START)));
        store.save(List.of(Samples.database("r", START.plusSeconds(5))));
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
        assertThat(store.save(List.of(export)).get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
    }

    @Test
    void an_end_before_the_start_is_clamped_and_flagged() {
        store.save(List.of(Samples.part(Source.SMITHERS, "k", "r")
                .withTiming(Samples.timing(START, Optional.of(START.minusSeconds(30))))));
        Record run = database.sql().fetchSingle(RUNS);
        assertThat(number(run, "completed_at")).isEqualTo(START.getEpochSecond());
        assertThat(number(run, "duration_seconds")).isZero();
        assertThat(number(run, "clock_skew")).isEqualTo(1);
    }

    @Test
    void a_begun_second_of_duration_counts() {
        store.save(List.of(Samples.part(Source.SMITHERS, "k", "r")
                .withTiming(Samples.timing(START, Optional.of(START.plusMillis(1_001))))));
        assertThat(number(database.sql().fetchSingle(RUNS), "duration_seconds")).isEqualTo(2);
    }

    @Test
    void unknown_stays_unknown() {
        store.save(List.of(Samples.started(Source.SMITHERS, "r", START)));
        Record run = database.sql().fetchSingle(RUNS);
        for (String column : List.of(
                "status", "model", "llm_cost_usd", "input_tokens", "memory_peak_mb", "attempts", "duration_seconds")) {
            assertThat(run.get(column)).as(column).isNull();
        }
    }

    private static RunPart revision(RunPart part, long revision) {
        return new RunPart(
                part.key(),
                part.runId(),
                part.project(),
                revision,
                part.location(),
                part.timing(),
                part.configuration(),
                part.verdict(),
                part.effort(),
                part.spend(),
                part.resources(),
                part.quality(),
                part.tasks(),
                part.errors(),
                part.pods(),
                part.trace());
    }

    private static long number(Record row, String column) {
        return row.get(column, Long.class);
    }
}
