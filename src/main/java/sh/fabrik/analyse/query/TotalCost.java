package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.PRUNED_COSTS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
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
        Totals totals = RolledUp.of(database, question).where(part -> true).stream()
                .map(RolledUp.Part::totals)
                .reduce(stored(database, question), Totals::plus);
        Sum housed = housed(database, question).plus(prunedHoused(database, question));
        return new TotalCost(
                totals.runs(),
                totals.cost().n(),
                totals.cost().known().map(Usd::of),
                housed.n(),
                housed.known().map(Eur::of));
    }

    private static Totals stored(Database database, Question question) {
        return database.sql()
                .select(Totals.FIELDS)
                .from(ENDED_RUNS)
                .where(question.condition())
                .fetchSingle(Totals::of);
    }

    private static Sum housed(Database database, Question question) {
        Field<Integer> n = count(RUNS.INFRASTRUCTURE_COST_EUR).as("n");
        Field<Double> eur = Columns.real(sum(RUNS.INFRASTRUCTURE_COST_EUR)).as("eur");
        return database.sql()
                .select(n, eur)
                .from(ENDED_RUNS)
                .join(RUNS)
                .on(RUNS.ID.eq(ENDED_RUNS.ID))
                .where(question.condition())
                .fetchSingle(row -> Sum.of(row, n, eur));
    }

    private static Sum prunedHoused(Database database, Question question) {
        Field<Integer> n = sum(PRUNED_COSTS.HOUSED).coerce(SQLDataType.INTEGER).as("n");
        Field<Double> eur = Columns.real(sum(PRUNED_COSTS.INFRASTRUCTURE_EUR)).as("eur");
        return database.sql()
                .select(n, eur)
                .from(PRUNED_COSTS)
                .where(question.pruned(PRUNED_COSTS.PROJECT_ID, PRUNED_COSTS.SPEC_ID, PRUNED_COSTS.DAY))
                .fetchSingle(row -> Sum.of(row, n, eur));
    }
}
