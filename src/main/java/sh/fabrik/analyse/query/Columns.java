package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.cumeDist;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.Usd;

/** Columns that several analyses share, and what their values mean; NULL is absent. */
final class Columns {
    static final Field<Integer> SUCCESSES = sum(when(ENDED_RUNS.KIND.eq(RunKind.SUCCESS.word()), 1)
                    .otherwise(0))
            .coerce(SQLDataType.INTEGER)
            .as("successes");

    /** A run's memory need: its peak, or for a kill the limit or the peak, whichever is more. */
    static final Field<Long> MEMORY_SEEN = when(
                    ENDED_RUNS.KILLED.eq(1L),
                    DSL.nullif(
                            DSL.greatest(
                                    DSL.coalesce(ENDED_RUNS.MEMORY_LIMIT_BYTES, 0L),
                                    DSL.coalesce(ENDED_RUNS.MEMORY_PEAK_BYTES, 0L)),
                            0L))
            .otherwise(ENDED_RUNS.MEMORY_PEAK_BYTES);

    private Columns() {}

    /** Averages and sums of SQLite are doubles; jOOQ would read them as exact decimals. */
    static Field<Double> real(Field<BigDecimal> aggregate) {
        return aggregate.coerce(SQLDataType.DOUBLE);
    }

    /** A sum of counts. */
    static Field<Integer> whole(Field<Long> counts) {
        return sum(counts).coerce(SQLDataType.INTEGER);
    }

    /** The share of rows that {@code value} does not exceed, within each spec. */
    static Field<Double> shareUpTo(Field<?> value) {
        return cumeDist()
                .over()
                .partitionBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                .orderBy(value)
                .coerce(SQLDataType.DOUBLE);
    }

    /** Nearest-rank quantile: the smallest value that at least this share of the rows does not exceed. */
    static Field<Long> quantile(Field<Long> value, Field<Double> shareUpTo, double share) {
        return min(when(shareUpTo.ge(DSL.inline(share)), value)).coerce(SQLDataType.BIGINT);
    }

    static Optional<Model> model(@Nullable String name) {
        return Optional.ofNullable(name).filter(word -> !word.isBlank()).map(Model::new);
    }

    /** Sorts as the database does: a run that names no model first. */
    static String name(Optional<Model> model) {
        return model.map(Model::name).orElse("");
    }

    static Optional<Duration> duration(@Nullable Double seconds) {
        return Optional.ofNullable(seconds).map(length -> Duration.ofMillis(Math.round(length * 1000)));
    }

    static Optional<Usd> usd(@Nullable Double amount) {
        return Optional.ofNullable(amount).map(Usd::of);
    }

    static Optional<Memory> memory(@Nullable Long bytes) {
        return Optional.ofNullable(bytes).map(Memory::ofBytes);
    }
}
