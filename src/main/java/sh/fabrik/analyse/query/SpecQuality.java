package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.max;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Field;
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

    /** The worst score first, those without a score last; specs without a run that counts are left out. */
    public List<Row> rows(Question question) {
        Map<SpecId, SpecTotals> totals = totals(question);
        List<QualityInputs> inputs = totals.entrySet().stream()
                .filter(entry -> entry.getValue().judged().runs() > 0)
                .map(entry -> inputs(entry.getKey(), entry.getValue()))
                .toList();
        Map<SpecId, Memory> p95 = new ResourceUsage(database)
                .rows(question).stream().collect(Collectors.toMap(ResourceUsage.Row::spec, ResourceUsage.Row::p95));
        return inputs.stream()
                .map(input -> new Row(
                        input.spec(),
                        input.type(),
                        Objects.requireNonNull(totals.get(input.spec())).killed(),
                        input.success(),
                        Columns.duration(input.seconds().orElse(null)),
                        input.cost().map(Usd::of),
                        input.iterations(),
                        Optional.ofNullable(p95.get(input.spec())),
                        QualityScore.of(input, inputs)))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static final Comparator<Row> WORST_FIRST = Comparator.comparing(
                    (Row row) -> row.score().map(QualityScore::points).orElse(Double.MAX_VALUE))
            .thenComparing(row -> row.success().observed())
            .thenComparing(Row::spec);

    /** A spec's runs added up: those that speak about it, and the others. */
    private record SpecTotals(String type, Totals judged, Totals others) {
        static SpecTotals of(String type, Totals totals, boolean judged) {
            return judged ? new SpecTotals(type, totals, Totals.NONE) : new SpecTotals("", Totals.NONE, totals);
        }

        SpecTotals plus(SpecTotals other) {
            String last = type.compareTo(other.type) >= 0 ? type : other.type;
            return new SpecTotals(last, judged.plus(other.judged), others.plus(other.others));
        }

        Proportion killed() {
            return BetaRate.of(judged.killed() + others.killed(), judged.runs() + others.runs());
        }
    }

    /** Stored runs, and pruned ones as their days were counted; by project and spec. */
    private Map<SpecId, SpecTotals> totals(Question question) {
        Map<SpecId, SpecTotals> totals = new TreeMap<>();
        for (boolean judged : new boolean[] {true, false}) {
            Field<String> type = max(ENDED_RUNS.SPEC_TYPE).as("type");
            database.sql()
                    .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, type)
                    .select(Totals.FIELDS)
                    .select(Effort.FIELDS)
                    .from(ENDED_RUNS)
                    .where(
                            question.condition(),
                            RunReader.named(),
                            judged ? RunReader.judged() : RunReader.judged().not())
                    .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                    .forEach(row -> totals.merge(
                            new SpecId(row.get(ENDED_RUNS.PROJECT_ID), row.get(ENDED_RUNS.SPEC_ID)),
                            SpecTotals.of(row.get(type), Totals.of(row), judged),
                            SpecTotals::plus));
        }
        RolledUp.of(database, question)
                .where(RolledUp.Part::named)
                .forEach(part -> totals.merge(
                        part.id(), SpecTotals.of(part.type(), part.totals(), part.judged()), SpecTotals::plus));
        return totals;
    }

    private static QualityInputs inputs(SpecId spec, SpecTotals totals) {
        Totals judged = totals.judged();
        return new QualityInputs(
                spec,
                totals.type(),
                judged.success(),
                judged.seconds().mean(),
                judged.cost().mean(),
                judged.effort().iterations().mean(),
                judged.effort().firstPass());
    }
}
