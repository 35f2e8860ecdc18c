package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;

/**
 * A column and what a thing has to write there.
 *
 * @param value an Optional is written as its value or NULL, a truth as 0 or 1
 */
record Column<T>(String name, Function<T, Object> value) {

    static <T> Column<T> of(Field<?> field, Function<T, Object> value) {
        return new Column<>(field.getName(), value);
    }

    /** Without the generated tables, which a command that needs nothing else of them would wait for. */
    static <T> Column<T> of(String name, Function<T, Object> value) {
        return new Column<>(name, value);
    }

    static Optional<Long> seconds(Optional<Instant> instant) {
        return instant.map(Instant::getEpochSecond);
    }

    static Optional<Long> millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli);
    }

    /** A begun second counts. */
    static Optional<Long> roundedUp(Optional<Duration> duration) {
        return duration.map(time -> time.getNano() == 0 ? time.toSeconds() : time.toSeconds() + 1);
    }
}
