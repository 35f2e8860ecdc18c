package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DayCodec;
import sh.fabrik.store.counters.DaySummary;

/** The tables {@code run_days} and {@code pruned_days}: one summary per spec and day. */
final class DayTable {
    private static final String VALUES = " (project_id, spec_id, day, runs, summary) VALUES (?, ?, ?, ?, ?)";
    private static final String IS = " WHERE project_id = ? AND spec_id = ? AND day = ?";

    private final Database database;
    private final String table;

    private DayTable(Database database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Days whose runs are stored. */
    static DayTable live(Database database) {
        return new DayTable(database, "run_days");
    }

    /** Days whose runs were pruned. */
    static DayTable pruned(Database database) {
        return new DayTable(database, "pruned_days");
    }

    /** All specs' summaries of one day. */
    Map<Day, DaySummary> ofDay(long day) {
        Map<Day, DaySummary> found = new LinkedHashMap<>();
        database.sql()
                .fetch("SELECT project_id, spec_id, summary FROM " + table + " WHERE day = ?", day)
                .forEach(row -> found.put(
                        new Day(row.get(0, String.class), row.get(1, String.class), day),
                        DayCodec.read(day, row.get(2, byte[].class))));
        return found;
    }

    /** Adds these to what is there. */
    void add(Map<Day, DaySummary> days) {
        Map<Day, DaySummary> sums = new LinkedHashMap<>(days);
        sums.replaceAll((day, summary) -> find(day).map(summary::add).orElse(summary));
        save(sums);
    }

    /** Those of these days of stored runs that are not there yet; they need no database until they are written. */
    static BoundRows ready(List<Row> days) {
        return TableWriter.running("INSERT OR IGNORE INTO run_days" + VALUES, COLUMNS, days);
    }

    Optional<DaySummary> find(Day day) {
        try {
            PreparedStatement query = database.prepared("SELECT summary FROM " + table + IS);
            bind(query, day);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(DayCodec.read(day.number(), row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    void save(Map<Day, DaySummary> days) {
        TableWriter.running(database, "INSERT OR REPLACE INTO " + table + VALUES, COLUMNS)
                .write(Row.of(days));
    }

    private static final List<Column<Row>> COLUMNS = List.of(
            new Column<>("project_id", row -> row.day.project()),
            new Column<>("spec_id", row -> row.day.spec()),
            new Column<>("day", row -> row.day.number()),
            new Column<>("runs", row -> row.runs),
            new Column<>("summary", row -> row.summary));

    /** A day as it is stored, in a tenth of the memory. */
    @SuppressWarnings("ArrayRecordComponent") // on its way into the database, and never compared
    record Row(Day day, int runs, byte[] summary) {
        static List<Row> of(Map<Day, DaySummary> days) {
            List<Row> rows = new ArrayList<>(days.size());
            days.forEach(
                    (day, summary) -> rows.add(new Row(day, summary.runs(), DayCodec.write(day.number(), summary))));
            return rows;
        }

        DaySummary read() {
            return DayCodec.read(day.number(), summary);
        }
    }

    void remove(List<Day> days) {
        TableWriter.running(
                        database,
                        "DELETE FROM " + table + IS,
                        List.of(
                                new Column<Day>("project_id", Day::project),
                                new Column<>("spec_id", Day::spec),
                                new Column<>("day", Day::number)))
                .write(days);
    }

    private static void bind(PreparedStatement statement, Day day) throws SQLException {
        statement.setString(1, day.project());
        statement.setString(2, day.spec());
        statement.setLong(3, day.number());
    }
}
