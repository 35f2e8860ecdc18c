package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;

/**
 * Keeps the counters in step with a batch of runs, in the batch's transaction: new runs are added up in memory and to their days;
 * a day that a run leaves or changes in is counted anew, since nothing can be taken from a maximum.
 */
final class DayFold {
    private final Database database;
    private final Map<Day, DaySummary> arrived = new LinkedHashMap<>();
    private final Set<Day> stale = new HashSet<>();

    DayFold(Database database) {
        this.database = database;
    }

    /** To be told before these runs are written again or removed. */
    void leaving(Collection<String> runs) {
        try (PreparedStatement query = database.connection()
                .prepareStatement("SELECT project_id, coalesce(spec_id, ''), ended_at FROM runs"
                        + " WHERE id = ? AND status IS NOT NULL AND ended_at IS NOT NULL")) {
            for (String run : runs) {
                query.setString(1, run);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        stale.add(new Day(row.getString(1), row.getString(2), Day.of(row.getLong(3))));
                    }
                }
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** @param known ids of the rows that were there before */
    void arriving(List<RunRow> rows, Set<String> known) {
        for (RunRow row : rows) {
            RowCount.of(row).ifPresent(run -> {
                if (known.contains(row.id())) {
                    stale.add(run.day());
                } else {
                    arrived.computeIfAbsent(run.day(), day -> new DaySummary()).add(run);
                }
            });
        }
    }

    /** Writes the days; the runs have to be written already. */
    void write() {
        DayTable table = DayTable.live(database);
        arrived.keySet().removeAll(stale);
        table.add(arrived);
        count(stale);
    }

    /** Counts these days anew from the runs. */
    void count(Collection<Day> days) {
        DayTable table = DayTable.live(database);
        DayRuns runs = new DayRuns(database);
        Map<Day, DaySummary> counted = new LinkedHashMap<>();
        for (Day day : days) {
            DaySummary summary = new DaySummary();
            runs.of(day, Day.start(day.number()), Day.start(day.number() + 1) - 1, summary::add);
            counted.put(day, summary);
        }
        table.remove(new ArrayList<>(counted.keySet()));
        counted.values().removeIf(summary -> summary.runs() == 0);
        table.save(counted);
    }
}
