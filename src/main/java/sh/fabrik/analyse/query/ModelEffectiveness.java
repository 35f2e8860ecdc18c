package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/** Which model succeeds most on each type of spec? Counts the runs that speak about the model (docs/statistics.md). */
public final class ModelEffectiveness {
    private static final Field<Integer> RUNS = count().as("runs");
    private static final Field<Double> SECONDS =
            Columns.real(avg(ENDED_RUNS.DURATION_SECONDS)).as("seconds");
    private static final Field<Double> COST =
            Columns.real(avg(ENDED_RUNS.LLM_COST_USD)).as("cost");
    private static final Field<Integer> COSTED = count(ENDED_RUNS.LLM_COST_USD).as("costed");

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

    /** By type, the best success rate first. */
    public List<Row> rows(Question question) {
        return database.sql()
                .select(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.MODEL, RUNS, Columns.SUCCESSES, SECONDS, COST, COSTED)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.judged())
                .groupBy(ENDED_RUNS.SPEC_TYPE, ENDED_RUNS.MODEL)
                .orderBy(
                        ENDED_RUNS.SPEC_TYPE,
                        Columns.SUCCESSES.mul(1.0).div(RUNS).desc(),
                        RUNS.desc(),
                        ENDED_RUNS.MODEL)
                .fetch(row -> new Row(
                        row.get(ENDED_RUNS.SPEC_TYPE),
                        Columns.model(row.get(ENDED_RUNS.MODEL)),
                        BetaRate.of(row.get(Columns.SUCCESSES), row.get(RUNS)),
                        Columns.duration(row.get(SECONDS)),
                        Columns.usd(row.get(COST)),
                        row.get(COSTED)));
    }
}
