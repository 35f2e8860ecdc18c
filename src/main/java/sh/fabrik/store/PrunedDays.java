package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiConsumer;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DayCodec;
import sh.fabrik.store.counters.DaySummary;

/** Days of which the runs were pruned, as they were counted. */
public final class PrunedDays {
    private static final String DAYS = """
            SELECT project_id, spec_id, day, summary FROM pruned_days
            WHERE (? IS NULL OR project_id = ?) AND day BETWEEN ? AND ? ORDER BY 1, 2, 3""";

    private final Database database;

    public PrunedDays(Database database) {
        this.database = database;
    }

    /**
     * Tells each day of each spec.
     *
     * @param project empty for all projects
     * @param from first day, since 1970 UTC
     * @param to last day
     */
    public void read(Optional<String> project, long from, long to, BiConsumer<Day, DaySummary> each) {
        try (PreparedStatement query = database.connection().prepareStatement(DAYS)) {
            query.setString(1, project.orElse(null));
            query.setString(2, project.orElse(null));
            query.setLong(3, from);
            query.setLong(4, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Day day = new Day(row.getString(1), row.getString(2), row.getLong(3));
                    each.accept(day, DayCodec.read(day.number(), row.getBytes(4)));
                }
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }
}
