package sh.fabrik.analyse.query;

import java.util.Objects;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import sh.fabrik.store.counters.Amounts;

/**
 * Known values added up.
 *
 * @param n how many there are; the unknown ones are not in it
 */
record Sum(int n, double total) {
    static final Sum NONE = new Sum(0, 0);

    static Sum of(Amounts amounts) {
        return new Sum(amounts.n(), amounts.sum());
    }

    static Sum of(Record row, Field<Integer> n, Field<Double> total) {
        @Nullable Double known = row.get(total);
        return known == null ? NONE : new Sum(Objects.requireNonNull(row.get(n)), known);
    }

    Sum plus(Sum other) {
        return new Sum(n + other.n, total + other.total);
    }

    /** Absent when no value is known. */
    Optional<Double> known() {
        return n == 0 ? Optional.empty() : Optional.of(total);
    }

    Optional<Double> mean() {
        return known().map(sum -> sum / n);
    }
}
