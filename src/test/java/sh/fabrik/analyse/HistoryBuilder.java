package sh.fabrik.analyse;

import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.SPECS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.schema.tables.records.RunsRecord;

/** Writes histories that read like a story: each run ends some hours before {@link #NOW}. */
public final class HistoryBuilder {
    public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    public static final Window LAST_30_DAYS = Window.last(Duration.ofDays(30), NOW);

    private final Database database;
    private final String project;
    private int made;

    public HistoryBuilder(Database database, String project) {
        this.database = database;
        this.project = project;
    }

    /** A spec as its folder says it is. */
    public HistoryBuilder spec(String id, String type, String complexity, int tasks) {
        database.sql()
                .insertInto(SPECS)
                .set(SPECS.PROJECT_ID, project)
                .set(SPECS.ID, id)
                .set(SPECS.SPEC_TYPE, type)
                .set(SPECS.COMPLEXITY, complexity)
                .set(SPECS.TASK_COUNT, (long) tasks)
                .set(SPECS.FIRST_SEEN_AT, 0L)
                .set(SPECS.LAST_SEEN_AT, 0L)
                .execute();
        return this;
    }

    /** So many like runs, one every hour, the latest an hour before {@link #NOW} and before whatever was made earlier. */
    public HistoryBuilder runs(int count, String spec, Consumer<Run> what) {
        for (int i = 0; i < count; i++) {
            run(spec, what);
        }
        return this;
    }

    public HistoryBuilder run(String spec, Consumer<Run> what) {
        made++;
        long end = NOW.getEpochSecond() - 3600L * made;
        RunsRecord record = database.sql().newRecord(RUNS);
        record.setId(String.format("%s-%06d", project, 999_999 - made));
        record.setRunId("run-" + made);
        record.setProjectId(project);
        record.setSpecId(spec);
        record.setStatus("success");
        record.setStartedAt(end - 600);
        record.setCompletedAt(end);
        record.setDurationSeconds(600L);
        what.accept(new Run(record));
        record.insert();
        return this;
    }

    /** Adds failed attempts to the run made last. */
    public HistoryBuilder attempt(String type, String status, @Nullable String error, @Nullable String message) {
        String run = String.format("%s-%06d", project, 999_999 - made);
        int before = database.sql().fetchCount(TASKS, TASKS.RUN_ID.eq(run));
        database.sql()
                .insertInto(TASKS)
                .set(TASKS.ID, run + "|" + before)
                .set(TASKS.RUN_ID, run)
                .set(TASKS.NODE_ID, "node")
                .set(TASKS.ITERATION, 0L)
                .set(TASKS.ATTEMPT, (long) before)
                .set(TASKS.TASK_TYPE, type)
                .set(TASKS.STATUS, status)
                .set(TASKS.ERROR_TYPE, error)
                .set(TASKS.ERROR_MESSAGE, message)
                .set(TASKS.DURATION_SECONDS, 60L)
                .execute();
        return this;
    }

    /** What a run is like. */
    public record Run(RunsRecord record) {
        public Run peak(String memory) {
            record.setMemoryPeakBytes(Memory.parse(memory).bytes());
            return this;
        }

        public Run limit(String memory) {
            record.setMemoryLimit(memory);
            record.setMemoryLimitBytes(Memory.parse(memory).bytes());
            return this;
        }

        public Run killedAt(String memory) {
            return limit(memory).peak(memory).failed("oom");
        }

        public Run failed(String reason) {
            record.setStatus("failed");
            record.setFailureReason(reason);
            return this;
        }

        public Run error(String type) {
            record.setErrorType(type);
            return failed("error");
        }

        public Run stoppedAfter(long seconds) {
            record.setTimeoutSeconds(seconds);
            return stoppedWithoutSayingWhen(seconds);
        }

        /** Stopped for time, but nobody says what the deadline was. */
        public Run stoppedWithoutSayingWhen(long seconds) {
            record.setStatus("timeout");
            record.setFailureReason("timeout");
            return lasted(seconds);
        }

        public Run cancelled() {
            record.setStatus("cancelled");
            return this;
        }

        public Run lasted(long seconds) {
            record.setDurationSeconds(seconds);
            return this;
        }

        public Run model(String name) {
            record.setModel(name);
            return this;
        }

        public Run cost(double usd) {
            record.setLlmCostUsd(usd);
            return this;
        }

        public Run version(String fingerprint) {
            record.setSpecFingerprint(fingerprint);
            return this;
        }

        public Run cpu(long mean, long peak) {
            record.setCpuMeanMcores(mean);
            record.setCpuPeakMcores(peak);
            return this;
        }

        /** Ran at this CPU limit and was stopped in this share of its CPU periods. */
        public Run throttled(String limit, double share) {
            record.setCpuLimitMcores(Cpu.parse(limit).millicores());
            record.setThrottledShare(share);
            return this;
        }

        public Run reserved(String cpu) {
            record.setCpuRequestMcores(Cpu.parse(cpu).millicores());
            return this;
        }

        public Run iterations(long count) {
            record.setIterations(count);
            return this;
        }
    }
}
