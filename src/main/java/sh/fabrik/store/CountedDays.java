package sh.fabrik.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;

/** Days on which new runs were counted, ready to be written: most of them are new as well. */
final class CountedDays {
    private final List<DayTable.Row> days;
    private final BoundRows rows;

    private CountedDays(List<DayTable.Row> days) {
        this.days = days;
        this.rows = DayTable.ready(days);
    }

    static CountedDays of(Map<Day, DaySummary> days) {
        return new CountedDays(DayTable.Row.of(days));
    }

    /** Adds them to what is there. */
    void add(Database database) {
        int[] written = rows.changes(database);
        Map<Day, DaySummary> there = new LinkedHashMap<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 0) {
                there.put(days.get(i).day(), days.get(i).read());
            }
        }
        DayTable.live(database).add(there);
    }
}
