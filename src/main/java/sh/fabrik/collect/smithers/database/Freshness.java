package sh.fabrik.collect.smithers.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;

/**
 * How far a reading of a database reaches. An old log applied to a newer file rolls it back silently, and SQLite's own
 * integrity check finds nothing wrong with that.
 *
 * @param latest milliseconds of the last event or attempt
 * @param events number of the last event
 * @param attempts how many there are
 */
record Freshness(long latest, long events, long attempts) implements Comparable<Freshness> {
    private static final Comparator<Freshness> ORDER = Comparator.comparingLong(Freshness::latest)
            .thenComparingLong(Freshness::events)
            .thenComparingLong(Freshness::attempts);

    static Freshness of(Connection connection) throws SQLException {
        Schema schema = Schema.of(connection);
        String events = Tables.EVENTS;
        String attempts = Tables.ATTEMPTS;
        long latest = Math.max(
                max(connection, schema, events, "timestamp_ms"),
                Math.max(
                        max(connection, schema, attempts, "started_at_ms"),
                        Math.max(
                                max(connection, schema, attempts, "finished_at_ms"),
                                max(connection, schema, Tables.RUNS, "created_at_ms"))));
        return new Freshness(
                latest, max(connection, schema, events, "seq"), number(connection, schema, attempts, "count(*)"));
    }

    private static long max(Connection connection, Schema schema, String table, String column) throws SQLException {
        return schema.has(table, column) ? number(connection, schema, table, "max(" + column + ")") : 0;
    }

    private static long number(Connection connection, Schema schema, String table, String expression)
            throws SQLException {
        if (!schema.has(table)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression + " FROM " + table)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public int compareTo(Freshness other) {
        return ORDER.compare(this, other);
    }
}
