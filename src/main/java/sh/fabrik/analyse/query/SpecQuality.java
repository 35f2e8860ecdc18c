package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Memory;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/** How good is each spec? Counts the runs that speak about it (docs/statistics.md). */
public final class SpecQuality {
    /** Under this success rate a spec wants a review: the spec's own bar. */
    public static final double REVIEW_UNDER = 0.70;

    private static final Field<Integer> RUNS = count().as("runs");
    private static final Field<Double> SECONDS =
            Columns.real(avg(ENDED_RUNS.DURATION_SECONDS)).as("seconds");
    private static final Field<Double> COST =
            Columns.real(avg(ENDED_RUNS.LLM_COST_USD)).as("cost");
    private static final Field<Double> ITERATIONS =
            Columns.real(avg(ENDED_RUNS.ITERATIONS)).as("iterations");
    private static final Field<Double> FIRST_PASS = Columns.real(sum(ENDED_RUNS.TASKS_TOTAL))
            .div(Columns.real(sum(ENDED_RUNS.ATTEMPTS)))
            .as("first_pass");

    private final Database database;

    public SpecQuality(Database database) {
        this.database = database;
    }

    /**
     * One spec.
     *
     * @param killed of all its ended runs those killed for memory, which say nothing about the spec, with a 90 % interval
     * @param success of the runs that speak about the spec: n and hits as seen, with a 90 % interval; not weighted by age
     * @param averageCost over the runs whose cost is known
     * @param p95Memory nearest-rank, kills at their limit
     * @param score absent under five runs
     */
    public record Row(
            SpecId spec,
            String type,
            Proportion killed,
            Proportion success,
            Optional<Duration> averageDuration,
            Optional<Usd> averageCost,
            Optional<Double> averageIterations,
            Optional<Memory> p95Memory,
            Optional<QualityScore> score) {
        public int runs() {
            return success.n();
        }

        /** Whether the success rate as seen is under {@link #REVIEW_UNDER}; how sure that is tells {@code success}. */
        public boolean needsReview() {
            return success.n() > 0 && success.observed() < REVIEW_UNDER;
        }
    }

    /** By project and spec; specs without a run that counts are left out. */
    public List<Row> rows(Question question) {
        List<QualityInputs> inputs = inputs(question);
        Map<SpecId, Memory> p95 = new ResourceUsage(database)
                .rows(question).stream().collect(Collectors.toMap(ResourceUsage.Row::spec, ResourceUsage.Row::p95));
        Map<SpecId, Proportion> killed = killed(question);
        return inputs.stream()
                .map(input -> new Row(
                        input.spec(),
                        input.type(),
                        killed.getOrDefault(
                                input.spec(), BetaRate.of(0, input.success().n())),
                        input.success(),
                        Columns.duration(input.seconds().orElse(null)),
                        input.cost().map(Usd::of),
                        input.iterations(),
                        Optional.ofNullable(p95.get(input.spec())),
                        QualityScore.of(input, inputs)))
                .toList();
    }

    private Map<SpecId, Proportion> killed(Question question) {
        Field<Integer> kills =
                sum(ENDED_RUNS.KILLED).coerce(SQLDataType.INTEGER).as("kills");
        return database
                .sql()
                .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, RUNS, kills)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.named())
                .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                .stream()
                .collect(Collectors.toMap(
                        row -> new SpecId(row.value1(), row.value2()),
                        row -> BetaRate.of(row.get(kills), row.get(RUNS))));
    }

    private List<QualityInputs> inputs(Question question) {
        Field<String> type = max(ENDED_RUNS.SPEC_TYPE).as("type");
        return database.sql()
                .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, type, RUNS, Columns.SUCCESSES)
                .select(SECONDS, COST, ITERATIONS, FIRST_PASS)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.named(), RunReader.judged())
                .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                .orderBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                .fetch(row -> inputs(row, row.get(type)));
    }

    private static QualityInputs inputs(Record row, String type) {
        return new QualityInputs(
                new SpecId(row.get(ENDED_RUNS.PROJECT_ID), row.get(ENDED_RUNS.SPEC_ID)),
                type,
                BetaRate.of(row.get(Columns.SUCCESSES), row.get(RUNS)),
                known(row.get(SECONDS)),
                known(row.get(COST)),
                known(row.get(ITERATIONS)),
                known(row.get(FIRST_PASS)).map(share -> Math.min(1, share)));
    }

    private static Optional<Double> known(@Nullable Double value) {
        return Optional.ofNullable(value);
    }
}
