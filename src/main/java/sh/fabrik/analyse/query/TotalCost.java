package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.Optional;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/**
 * What the ended runs cost together, in both currencies, which are not added here.
 *
 * @param runs that ended
 * @param pricedRuns of them with a known cost for models
 * @param llm their sum
 * @param housedRuns of them with a known cost for nodes
 * @param infrastructure their sum
 */
public record TotalCost(int runs, int pricedRuns, Optional<Usd> llm, int housedRuns, Optional<Eur> infrastructure) {

    public static TotalCost of(Database database, Question question) {
        return database.sql()
                .select(
                        count(),
                        count(RUNS.LLM_COST_USD),
                        Columns.real(sum(RUNS.LLM_COST_USD)),
                        count(RUNS.INFRASTRUCTURE_COST_EUR),
                        Columns.real(sum(RUNS.INFRASTRUCTURE_COST_EUR)))
                .from(ENDED_RUNS)
                .join(RUNS)
                .on(RUNS.ID.eq(ENDED_RUNS.ID))
                .where(question.condition())
                .fetchSingle(row -> new TotalCost(
                        row.value1(),
                        row.value2(),
                        Optional.ofNullable(row.value3()).map(Usd::of),
                        row.value4(),
                        Optional.ofNullable(row.value5()).map(Eur::of)));
    }
}
