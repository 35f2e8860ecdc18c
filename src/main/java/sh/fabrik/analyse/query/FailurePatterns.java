package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.store.Database;

/**
 * Which errors come with which specs? Counts failed attempts; a run whose error no attempt of it shows counts once, so that
 * histories without attempts are seen too.
 */
public final class FailurePatterns {
    private static final Field<Long> SECONDS = TASKS.DURATION_SECONDS.as("seconds");

    private final Database database;

    public FailurePatterns(Database database) {
        this.database = database;
    }

    /**
     * One kind of error on one kind of spec.
     *
     * @param taskCount tasks of the specs; absent when unknown
     * @param occurrences failed attempts, and runs that say so only as a whole
     * @param runs distinct runs they were seen in
     * @param specs distinct specs
     * @param share those runs among all ended runs of specs of this type and task count, with a 90 % interval under a uniform prior
     * @param averageTimeToFailure over the occurrences whose duration is known
     */
    public record Row(
            String errorType,
            String specType,
            Optional<Integer> taskCount,
            int occurrences,
            int runs,
            int specs,
            Proportion share,
            Optional<Duration> averageTimeToFailure) {}

    /** A kind of spec. */
    private record SpecKind(String type, Optional<Long> taskCount) {}

    /** The most frequent first. */
    public List<Row> rows(Question question) {
        Condition in = question.condition();
        Map<SpecKind, Integer> ended = ended(in);
        Table<?> seen = attempts(in).unionAll(wholeRuns(in)).asTable("seen");
        Field<String> error = of(seen, TASKS.ERROR_TYPE);
        Field<String> type = of(seen, ENDED_RUNS.SPEC_TYPE);
        Field<Long> tasks = of(seen, ENDED_RUNS.TASK_COUNT);
        Field<Integer> occurrences = count().as("occurrences");
        Field<Integer> runs = countDistinct(of(seen, ENDED_RUNS.ID)).as("runs");
        Field<Integer> specs = countDistinct(of(seen, ENDED_RUNS.SPEC_ID)).as("specs");
        Field<Double> seconds = Columns.real(avg(of(seen, SECONDS))).as("mean");
        return database.sql()
                .select(error, type, tasks, occurrences, runs, specs, seconds)
                .from(seen)
                .groupBy(error, type, tasks)
                .orderBy(occurrences.desc(), error, type, tasks)
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        Optional.ofNullable(row.value3()).map(Long::intValue),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        BetaRate.of(row.value5(), ended.getOrDefault(kind(row.value2(), row.value3()), row.value5())),
                        Columns.duration(row.value7())));
    }

    private Map<SpecKind, Integer> ended(Condition in) {
        Map<SpecKind, Integer> ended = new HashMap<>();
        database.sql()
                .select(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.TASK_COUNT, count())
                .from(ENDED_RUNS)
                .where(in)
                .groupBy(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.TASK_COUNT)
                .forEach(row -> ended.put(kind(row.value1(), row.value2()), row.value3()));
        return ended;
    }

    private static SpecKind kind(String type, @Nullable Long taskCount) {
        return new SpecKind(type, Optional.ofNullable(taskCount));
    }

    private Select<Record6<String, String, Long, String, String, Long>> attempts(Condition in) {
        return database.sql()
                .select(
                        TASKS.ERROR_TYPE,
                        ENDED_RUNS.SPEC_TYPE,
                        ENDED_RUNS.TASK_COUNT,
                        ENDED_RUNS.ID,
                        ENDED_RUNS.SPEC_ID,
                        SECONDS)
                .from(ENDED_RUNS)
                .join(TASKS)
                .on(TASKS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(in, TASKS.ERROR_TYPE.isNotNull(), TASKS.STATUS.in("failed", "retry"));
    }

    private Select<Record6<String, String, Long, String, String, Long>> wholeRuns(Condition in) {
        Condition shown = TASKS.RUN_ID
                .eq(ENDED_RUNS.ID)
                .and(TASKS.ERROR_TYPE.eq(ENDED_RUNS.ERROR_TYPE))
                .and(TASKS.STATUS.in("failed", "retry"));
        return database.sql()
                .select(
                        ENDED_RUNS.ERROR_TYPE,
                        ENDED_RUNS.SPEC_TYPE,
                        ENDED_RUNS.TASK_COUNT,
                        ENDED_RUNS.ID,
                        ENDED_RUNS.SPEC_ID,
                        ENDED_RUNS.DURATION_SECONDS)
                .from(ENDED_RUNS)
                .where(
                        in,
                        ENDED_RUNS.STATUS.in("failed", "timeout"),
                        ENDED_RUNS.ERROR_TYPE.isNotNull(),
                        notExists(selectOne().from(TASKS).where(shown)));
    }

    private static <T> Field<T> of(Table<?> table, Field<T> field) {
        return Objects.requireNonNull(table.field(field));
    }
}
