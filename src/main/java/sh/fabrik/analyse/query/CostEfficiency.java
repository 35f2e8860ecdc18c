package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/**
 * What does a success cost? Every ended run whose cost is known counts, whatever ended it: the money is spent. A run of unknown cost
 * counts for nothing here, neither its success nor a cost of 0.
 */
public final class CostEfficiency {
    private static final Field<Integer> RUNS = count().as("runs");
    private static final Field<Integer> COSTED = count(ENDED_RUNS.LLM_COST_USD).as("costed");
    private static final Field<Double> SPENT =
            Columns.real(sum(ENDED_RUNS.LLM_COST_USD)).as("spent");
    private static final Field<Integer> WON = sum(when(
                            ENDED_RUNS.KIND.eq(RunKind.SUCCESS.word()).and(ENDED_RUNS.LLM_COST_USD.isNotNull()), 1)
                    .otherwise(0))
            .coerce(SQLDataType.INTEGER)
            .as("won");

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

    /** By project and spec, the model of most successes per dollar first. */
    public List<Row> rows(Question question) {
        return database.sql()
                .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, ENDED_RUNS.MODEL, RUNS, COSTED, SPENT, WON)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.named())
                .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, ENDED_RUNS.MODEL)
                .orderBy(
                        ENDED_RUNS.PROJECT_ID,
                        ENDED_RUNS.SPEC_ID,
                        WON.div(SPENT).desc().nullsLast(),
                        ENDED_RUNS.MODEL)
                .fetch(row -> {
                    int won = row.get(WON);
                    Optional<Double> spent = Optional.ofNullable(row.get(SPENT));
                    return new Row(
                            new SpecId(row.value1(), row.value2()),
                            Columns.model(row.value3()),
                            row.get(RUNS),
                            row.get(COSTED),
                            BetaRate.of(won, row.get(COSTED)),
                            spent.map(Usd::of),
                            spent.filter(usd -> won > 0).map(usd -> Usd.of(usd / won)),
                            spent.filter(usd -> usd > 0).map(usd -> won / usd));
                });
    }
}
