package sh.fabrik.analyse.history;

import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;

/** Reads what the counters know of a project's window. Only the window's last day can hold runs that are not yet to be seen. */
public final class CountReader {
    private final DayCounters counters;
    private final WindowSeconds window;
    private final AgeWeight weight;

    /** @param window that begins with a day */
    public CountReader(Database database, WindowSeconds window) {
        this.counters = new DayCounters(database);
        this.window = window;
        this.weight = new AgeWeight(java.time.Instant.ofEpochSecond(window.asOf()));
    }

    /** Specs with ended runs in the window, by id; runs that name no spec are left out. */
    public Map<String, SpecCounts> read(String project) {
        Map<String, SpecCounts> specs = new TreeMap<>();
        counters.read(project, Day.of(window.since()), Day.of(window.asOf()), counted -> {
            DaySummary summary = upTo(counted);
            if (!counted.day().spec().isBlank() && summary.runs() > 0) {
                specs.computeIfAbsent(counted.day().spec(), spec -> new SpecCounts())
                        .add(summary, weight.of(Day.start(counted.day().number())));
            }
        });
        return specs;
    }

    /** A day that ends within the window as it was counted, one that ends after it from its runs, if they are still there. */
    private DaySummary upTo(DayCounters.Counted counted) {
        long day = counted.day().number();
        boolean over = !counted.pruned()
                && day == Day.of(window.asOf())
                && counted.summary().cells().values().stream()
                        .mapToLong(Cell::last)
                        .anyMatch(end -> end > window.asOf());
        return over ? counters.ofRuns(counted.day(), Day.start(day), window.asOf()) : counted.summary();
    }
}
