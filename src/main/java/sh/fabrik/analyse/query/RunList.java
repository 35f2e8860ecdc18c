package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/** Which runs were there, and how did each go? */
public final class RunList {
    private final Database database;

    public RunList(Database database) {
        this.database = database;
    }

    /**
     * One ended run; the unknown is absent.
     *
     * @param id fabrik's own
     * @param runId the operator's
     * @param ended when it ended, else started
     * @param status success, failed, cancelled or timeout
     */
    public record Row(
            String id,
            String runId,
            String project,
            Optional<String> spec,
            Instant ended,
            String status,
            Optional<String> reason,
            Optional<String> errorType,
            Optional<Model> model,
            Optional<Duration> duration,
            Optional<Memory> memoryPeak,
            Optional<Memory> memoryLimit,
            Optional<Usd> cost) {}

    /** The latest first; at most {@code limit} of them. */
    public List<Row> rows(Question question, int limit) {
        return database.sql()
                .select(RUNS.ID, RUNS.RUN_ID, RUNS.PROJECT_ID, RUNS.SPEC_ID, ENDED_RUNS.ENDED_AT, RUNS.STATUS)
                .select(RUNS.FAILURE_REASON, RUNS.ERROR_TYPE, RUNS.MODEL, RUNS.DURATION_SECONDS)
                .select(RUNS.MEMORY_PEAK_BYTES, RUNS.MEMORY_LIMIT_BYTES, RUNS.LLM_COST_USD)
                .from(ENDED_RUNS)
                .join(RUNS)
                .on(RUNS.ID.eq(ENDED_RUNS.ID))
                .where(question.condition())
                .orderBy(ENDED_RUNS.ENDED_AT.desc(), ENDED_RUNS.ID.desc())
                .limit(limit)
                .fetch(RunList::row);
    }

    /** How many runs there are. */
    public int count(Question question) {
        return database.sql().fetchCount(ENDED_RUNS, question.condition());
    }

    /** How many of the runs that speak about their spec and model succeeded, pruned ones included. */
    public Proportion success(Question question) {
        Totals stored = database.sql()
                .select(Totals.FIELDS)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.judged())
                .fetchSingle(Totals::of);
        return RolledUp.of(database, question).where(RolledUp.Part::judged).stream()
                .map(RolledUp.Part::totals)
                .reduce(stored, Totals::plus)
                .success();
    }

    private static Row row(Record row) {
        return new Row(
                row.get(RUNS.ID),
                row.get(RUNS.RUN_ID),
                row.get(RUNS.PROJECT_ID),
                known(row.get(RUNS.SPEC_ID)),
                Instant.ofEpochSecond(row.get(ENDED_RUNS.ENDED_AT)),
                row.get(RUNS.STATUS),
                known(row.get(RUNS.FAILURE_REASON)),
                known(row.get(RUNS.ERROR_TYPE)),
                Columns.model(row.get(RUNS.MODEL)),
                known(row.get(RUNS.DURATION_SECONDS)).map(Duration::ofSeconds),
                Columns.memory(row.get(RUNS.MEMORY_PEAK_BYTES)),
                Columns.memory(row.get(RUNS.MEMORY_LIMIT_BYTES)),
                Columns.usd(row.get(RUNS.LLM_COST_USD)));
    }

    private static <T> Optional<T> known(@Nullable T value) {
        return Optional.ofNullable(value);
    }
}
