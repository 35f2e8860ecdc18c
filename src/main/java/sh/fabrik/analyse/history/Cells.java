package sh.fabrik.analyse.history;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;

/** Reads the judged runs of the window, summed up per spec and model. */
public final class Cells {
    private static final Field<Double> SUCCESS =
            DSL.when(ENDED_RUNS.KIND.eq(RunKind.SUCCESS.word()), 1.0).otherwise(0.0);
    private static final Field<Integer> RUNS = DSL.count().as("n");
    private static final Field<Double> HITS = real(DSL.sum(SUCCESS)).as("hits");
    private static final Field<Integer> COSTED =
            DSL.count(ENDED_RUNS.LLM_COST_USD).as("costed");
    private static final Field<Double> COST =
            real(DSL.sum(ENDED_RUNS.LLM_COST_USD)).as("cost");
    private static final Field<Double> COST_SQUARES =
            real(DSL.sum(ENDED_RUNS.LLM_COST_USD.mul(ENDED_RUNS.LLM_COST_USD))).as("cost_squares");
    private static final Field<Long> LAST = DSL.max(ENDED_RUNS.ENDED_AT).as("last");

    private Cells() {}

    /** Sorted by project, spec and model. Runs that name no spec are left out. */
    public static List<Cell> read(DSLContext sql, Optional<String> project, Window window) {
        Field<Double> weight = weight(window);
        Field<Double> weights = real(DSL.sum(weight)).as("weights");
        Field<Double> hitWeights = real(DSL.sum(weight.mul(SUCCESS))).as("hit_weights");
        Field<Double> squares = real(DSL.sum(weight.mul(weight))).as("squares");
        Field<?>[] keys = {
            ENDED_RUNS.PROJECT_ID,
            ENDED_RUNS.SPEC_ID,
            ENDED_RUNS.SPEC_TYPE,
            ENDED_RUNS.COMPLEXITY,
            ENDED_RUNS.TASK_COUNT,
            ENDED_RUNS.MODEL
        };
        return sql.select(keys)
                .select(RUNS, HITS, weights, hitWeights, squares, COSTED, COST, COST_SQUARES, LAST)
                .from(ENDED_RUNS)
                .where(RunReader.in(project, window), RunReader.named(), RunReader.judged())
                .groupBy(keys)
                .orderBy(keys)
                .fetch(row -> cell(
                        row,
                        new Tally(
                                row.get(RUNS),
                                (int) Math.round(row.get(HITS)),
                                row.get(weights),
                                row.get(hitWeights),
                                row.get(squares))));
    }

    private static Field<Double> weight(Window window) {
        double perSecond = Math.log(0.5) / (AgeWeight.HALF_LIFE_DAYS * 86_400);
        Field<Double> age = DSL.val(window.asOf().getEpochSecond())
                .minus(ENDED_RUNS.ENDED_AT)
                .cast(SQLDataType.DOUBLE);
        return DSL.exp(age.mul(perSecond)).coerce(SQLDataType.DOUBLE);
    }

    private static Field<Double> real(Field<BigDecimal> sum) {
        return sum.coerce(SQLDataType.DOUBLE);
    }

    private static Cell cell(Record row, Tally tally) {
        Costs costs =
                row.get(COSTED) == 0 ? Costs.NONE : new Costs(row.get(COSTED), row.get(COST), row.get(COST_SQUARES));
        return new Cell(
                new SpecId(row.get(ENDED_RUNS.PROJECT_ID), row.get(ENDED_RUNS.SPEC_ID)),
                new Cell.Traits(
                        row.get(ENDED_RUNS.SPEC_TYPE),
                        row.get(ENDED_RUNS.COMPLEXITY),
                        Optional.ofNullable(row.get(ENDED_RUNS.TASK_COUNT)).map(Long::intValue)),
                Optional.ofNullable(row.get(ENDED_RUNS.MODEL))
                        .filter(name -> !name.isBlank())
                        .map(Model::new),
                tally,
                costs,
                Instant.ofEpochSecond(row.get(LAST)));
    }
}
