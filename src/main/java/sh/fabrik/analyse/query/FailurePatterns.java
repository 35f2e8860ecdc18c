package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.PRUNED_FAILURES;
import static sh.fabrik.store.schema.Tables.SPECS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Record8;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
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

    private record Key(String errorType, SpecKind specs) {}

    /** Occurrences added up; the runs of one spec are no other spec's. */
    private record Seen(int occurrences, int runs, Set<String> specs, Sum seconds) {
        Seen plus(Seen other) {
            Set<String> both = new HashSet<>(specs);
            both.addAll(other.specs);
            return new Seen(occurrences + other.occurrences, runs + other.runs, both, seconds.plus(other.seconds));
        }
    }

    /** The most frequent first; those of pruned runs as they were added up. */
    public List<Row> rows(Question question) {
        Map<SpecKind, Integer> ended = ended(question);
        Map<Key, Seen> seen = new HashMap<>();
        stored(question.condition()).forEach(row -> add(seen, row));
        pruned(question).forEach(row -> add(seen, row));
        return seen.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), ended))
                .sorted(ORDER)
                .toList();
    }

    private static Row row(Key key, Seen seen, Map<SpecKind, Integer> ended) {
        return new Row(
                key.errorType,
                key.specs.type,
                key.specs.taskCount.map(Long::intValue),
                seen.occurrences,
                seen.runs,
                seen.specs.size(),
                BetaRate.of(seen.runs, ended.getOrDefault(key.specs, seen.runs)),
                Columns.duration(seen.seconds.mean().orElse(null)));
    }

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::occurrences, Comparator.reverseOrder())
            .thenComparing(Row::errorType)
            .thenComparing(Row::specType)
            .thenComparing(row -> row.taskCount().orElse(-1));

    private static void add(
            Map<Key, Seen> seen, Record8<String, String, Long, String, Integer, Integer, Integer, Double> row) {
        Set<String> spec = Optional.ofNullable(row.value4()).map(Set::of).orElse(Set.of());
        double seconds = Optional.ofNullable(row.value8()).orElse(0.0);
        seen.merge(
                new Key(row.value1(), kind(row.value2(), row.value3())),
                new Seen(row.value5(), row.value6(), spec, new Sum(row.value7(), seconds)),
                Seen::plus);
    }

    private Result<Record8<String, String, Long, String, Integer, Integer, Integer, Double>> stored(Condition in) {
        Table<?> seen = attempts(in).unionAll(wholeRuns(in)).asTable("seen");
        Field<String> error = of(seen, TASKS.ERROR_TYPE);
        Field<String> type = of(seen, ENDED_RUNS.SPEC_TYPE);
        Field<Long> tasks = of(seen, ENDED_RUNS.TASK_COUNT);
        Field<String> spec = of(seen, ENDED_RUNS.SPEC_ID);
        Field<Long> seconds = of(seen, SECONDS);
        return database.sql()
                .select(
                        error,
                        type,
                        tasks,
                        spec,
                        count(),
                        countDistinct(of(seen, ENDED_RUNS.ID)),
                        count(seconds),
                        Columns.real(sum(seconds)))
                .from(seen)
                .groupBy(error, type, tasks, spec)
                .fetch();
    }

    private Result<Record8<String, String, Long, String, Integer, Integer, Integer, Double>> pruned(Question question) {
        Field<String> type = coalesce(SPECS.SPEC_TYPE, PRUNED_FAILURES.SPEC_TYPE, DSL.inline("unknown"));
        Field<Long> tasks = coalesce(SPECS.TASK_COUNT, PRUNED_FAILURES.TASK_COUNT);
        return database.sql()
                .select(
                        PRUNED_FAILURES.ERROR_TYPE,
                        type,
                        tasks,
                        PRUNED_FAILURES.SPEC_ID,
                        Columns.whole(PRUNED_FAILURES.OCCURRENCES),
                        Columns.whole(PRUNED_FAILURES.RUNS),
                        Columns.whole(PRUNED_FAILURES.TIMED),
                        Columns.real(sum(PRUNED_FAILURES.SECONDS)))
                .from(PRUNED_FAILURES)
                .leftJoin(SPECS)
                .on(SPECS.PROJECT_ID.eq(PRUNED_FAILURES.PROJECT_ID), SPECS.ID.eq(PRUNED_FAILURES.SPEC_ID))
                .where(question.pruned(PRUNED_FAILURES.PROJECT_ID, PRUNED_FAILURES.SPEC_ID, PRUNED_FAILURES.DAY))
                .groupBy(PRUNED_FAILURES.ERROR_TYPE, type, tasks, PRUNED_FAILURES.SPEC_ID)
                .fetch();
    }

    private Map<SpecKind, Integer> ended(Question question) {
        Map<SpecKind, Integer> ended = new HashMap<>();
        database.sql()
                .select(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.TASK_COUNT, count())
                .from(ENDED_RUNS)
                .where(question.condition())
                .groupBy(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.TASK_COUNT)
                .forEach(row -> ended.put(kind(row.value1(), row.value2()), row.value3()));
        RolledUp.of(database, question)
                .where(part -> true)
                .forEach(part -> ended.merge(
                        new SpecKind(part.type(), part.taskCount().map(Long::valueOf)),
                        part.cell().runs(),
                        Integer::sum));
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
