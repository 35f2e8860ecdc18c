package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/** Which model succeeds most on each type of spec? Counts the runs that speak about the model (docs/statistics.md). */
public final class ModelEffectiveness {
    private final Database database;

    public ModelEffectiveness(Database database) {
        this.database = database;
    }

    /**
     * One model on one type of spec.
     *
     * @param specType {@code unknown} when nobody says
     * @param model absent when the runs do not say
     * @param success n and hits as seen, with a 90 % interval under a uniform prior; not weighted by age
     * @param averageCost over the {@code costedRuns} whose cost is known
     */
    public record Row(
            String specType,
            Optional<Model> model,
            Proportion success,
            Optional<Duration> averageDuration,
            Optional<Usd> averageCost,
            int costedRuns) {
        public int runs() {
            return success.n();
        }
    }

    private record Key(String specType, Optional<Model> model) {}

    /** By type, the best success rate first; pruned runs as their days were counted. */
    public List<Row> rows(Question question) {
        Map<Key, Totals> totals = new HashMap<>();
        database.sql()
                .select(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.MODEL)
                .select(Totals.FIELDS)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.judged())
                .groupBy(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.MODEL)
                .forEach(row -> totals.merge(
                        new Key(row.get(ENDED_RUNS.SPEC_TYPE), Columns.model(row.get(ENDED_RUNS.MODEL))),
                        Totals.of(row),
                        Totals::plus));
        RolledUp.of(database, question)
                .where(RolledUp.Part::judged)
                .forEach(part -> totals.merge(new Key(part.type(), part.key().model()), part.totals(), Totals::plus));
        return totals.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private static Row row(Key key, Totals totals) {
        return new Row(
                key.specType,
                key.model,
                totals.success(),
                Columns.duration(totals.seconds().mean().orElse(null)),
                totals.cost().mean().map(Usd::of),
                totals.cost().n());
    }

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::specType)
            .thenComparing(row -> row.success().observed(), Comparator.reverseOrder())
            .thenComparing(Row::runs, Comparator.reverseOrder())
            .thenComparing(row -> Columns.name(row.model()));
}
