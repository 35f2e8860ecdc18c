package sh.fabrik.collect.smithers.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.Timestamps;
import sh.fabrik.run.UnreadableValue;

/**
 * The current row of a result. SQLite lets any value stand in any column; what a run cannot be told without is demanded,
 * everything else is absent when it is not what it should be.
 */
record Row(ResultSet values) {
    Optional<String> text(String column) throws SQLException {
        return Optional.ofNullable(values.getString(column)).filter(text -> !text.isBlank());
    }

    /** @throws UnreadableValue when it is absent */
    String demandText(String column) throws SQLException {
        return text(column).orElseThrow(() -> new UnreadableValue(column + " is empty."));
    }

    Optional<Long> number(String column) throws SQLException {
        return Optional.ofNullable(values.getObject(column))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue());
    }

    Optional<BigDecimal> decimal(String column) throws SQLException {
        return Optional.ofNullable(values.getObject(column))
                .filter(Number.class::isInstance)
                .map(value -> new BigDecimal(value.toString()));
    }

    /** @throws UnreadableValue when it is absent or beyond two thousand million */
    int demandCount(String column) throws SQLException {
        long number = number(column).orElseThrow(() -> new UnreadableValue(column + " is no number."));
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new UnreadableValue(column + " is " + number + ", which is no count.");
        }
        return (int) number;
    }

    /** Loops are counted from 0; tables outside of loops have no such column. */
    int iteration() throws SQLException {
        return text("iteration").isEmpty() ? 0 : demandCount("iteration");
    }

    /** @throws UnreadableValue when it is absent or no time */
    Instant demandTime(String column) throws SQLException {
        long number = number(column).orElseThrow(() -> new UnreadableValue(column + " is no number."));
        return Timestamps.read(column, number);
    }

    Optional<Instant> time(String column) throws SQLException {
        return number(column).flatMap(Timestamps::find);
    }

    boolean is(String column) throws SQLException {
        return number(column).filter(number -> number != 0).isPresent();
    }
}
