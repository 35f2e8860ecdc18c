package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.RunKind;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;

/**
 * Runs added up: stored ones by SQL, pruned ones by their day's cells, both exactly.
 *
 * @param won successes
 * @param killed killed for memory
 * @param costedWon successes of known cost
 * @param cost US dollars
 */
record Totals(int runs, int won, int killed, int costedWon, Sum seconds, Sum cost, Effort effort) {
    static final Totals NONE = new Totals(0, 0, 0, 0, Sum.NONE, Sum.NONE, Effort.NONE);

    private static final Field<Integer> RUNS = count().as("runs");
    private static final Field<Integer> KILLED =
            sum(ENDED_RUNS.KILLED).coerce(SQLDataType.INTEGER).as("killed_runs");
    private static final Field<Integer> COSTED_WON = sum(when(
                            ENDED_RUNS.KIND.eq(RunKind.SUCCESS.word()).and(ENDED_RUNS.LLM_COST_USD.isNotNull()), 1)
                    .otherwise(0))
            .coerce(SQLDataType.INTEGER)
            .as("costed_won");
    private static final Field<Integer> TIMED =
            count(ENDED_RUNS.DURATION_SECONDS).as("timed");
    private static final Field<Double> SECONDS =
            Columns.real(sum(ENDED_RUNS.DURATION_SECONDS)).as("seconds");
    private static final Field<Integer> COSTED = count(ENDED_RUNS.LLM_COST_USD).as("costed");
    private static final Field<Double> COST =
            Columns.real(sum(ENDED_RUNS.LLM_COST_USD)).as("cost");

    /** What {@link #of(Record)} reads. */
    static final List<Field<?>> FIELDS =
            List.of(RUNS, Columns.SUCCESSES, KILLED, COSTED_WON, TIMED, SECONDS, COSTED, COST);

    static Totals of(Record row) {
        return new Totals(
                number(row, RUNS),
                number(row, Columns.SUCCESSES),
                number(row, KILLED),
                number(row, COSTED_WON),
                Sum.of(row, TIMED, SECONDS),
                Sum.of(row, COSTED, COST),
                Effort.of(row));
    }

    static Totals of(CellKey key, Cell cell) {
        boolean won = key.kind() == RunKind.SUCCESS;
        return new Totals(
                cell.runs(),
                won ? cell.runs() : 0,
                key.killed() ? cell.runs() : 0,
                won ? cell.costed() : 0,
                Sum.of(cell.seconds()),
                new Sum(cell.costed(), cell.costUsd()),
                Effort.of(key, cell));
    }

    private static int number(Record row, Field<Integer> field) {
        return Objects.requireNonNullElse(row.get(field), 0);
    }

    Totals plus(Totals other) {
        return new Totals(
                runs + other.runs,
                won + other.won,
                killed + other.killed,
                costedWon + other.costedWon,
                seconds.plus(other.seconds),
                cost.plus(other.cost),
                effort.plus(other.effort));
    }

    Proportion success() {
        return BetaRate.of(won, runs);
    }
}
