package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/**
 * What does a success cost? Every ended run whose cost is known counts, whatever ended it: the money is spent. A run of unknown cost
 * counts for nothing here, neither its success nor a cost of 0.
 */
public final class CostEfficiency {
    private final Database database;

    public CostEfficiency(Database database) {
        this.database = database;
    }

    /**
     * One spec with one model.
     *
     * @param runs that ended
     * @param costedRuns of them with a known cost: all that follows rests on these
     * @param success of the costed runs, whatever ended them, with a 90 % interval under a uniform prior
     * @param spent on the costed runs; absent when no cost is known
     * @param costPerSuccess absent without a success of known cost
     * @param successesPerUsd absent when nothing was spent or nothing is known
     */
    public record Row(
            SpecId spec,
            Optional<Model> model,
            int runs,
            int costedRuns,
            Proportion success,
            Optional<Usd> spent,
            Optional<Usd> costPerSuccess,
            Optional<Double> successesPerUsd) {}

    private record Key(SpecId spec, Optional<Model> model) {}

    /**
     * The spec first on which most was spent, and of a spec the model of most successes per dollar; pruned runs as their days were
     * counted.
     */
    public List<Row> rows(Question question) {
        Map<Key, Totals> totals = new HashMap<>();
        database.sql()
                .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, ENDED_RUNS.MODEL)
                .select(Totals.FIELDS)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.named())
                .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, ENDED_RUNS.MODEL)
                .forEach(row -> totals.merge(
                        new Key(
                                new SpecId(row.get(ENDED_RUNS.PROJECT_ID), row.get(ENDED_RUNS.SPEC_ID)),
                                Columns.model(row.get(ENDED_RUNS.MODEL))),
                        Totals.of(row),
                        Totals::plus));
        RolledUp.of(database, question)
                .where(RolledUp.Part::named)
                .forEach(part -> totals.merge(new Key(part.id(), part.key().model()), part.totals(), Totals::plus));
        List<Row> rows = totals.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return rows.stream().sorted(order(rows)).toList();
    }

    private static Row row(Key key, Totals totals) {
        int won = totals.costedWon();
        int costed = totals.cost().n();
        Optional<Double> spent = totals.cost().known();
        return new Row(
                key.spec,
                key.model,
                totals.runs(),
                costed,
                BetaRate.of(won, costed),
                spent.map(Usd::of),
                spent.filter(usd -> won > 0).map(usd -> Usd.of(usd / won)),
                spent.filter(usd -> usd > 0).map(usd -> won / usd));
    }

    private static Comparator<Row> order(List<Row> rows) {
        Map<SpecId, Double> spent = rows.stream()
                .collect(Collectors.groupingBy(
                        Row::spec,
                        Collectors.summingDouble(row -> row.spent()
                                .map(usd -> usd.amount().doubleValue())
                                .orElse(0.0))));
        return Comparator.comparing((Row row) -> spent.getOrDefault(row.spec(), 0.0), Comparator.reverseOrder())
                .thenComparing(Row::spec)
                .thenComparing(row -> row.successesPerUsd().orElse(-1.0), Comparator.reverseOrder())
                .thenComparing(row -> Columns.name(row.model()));
    }
}
