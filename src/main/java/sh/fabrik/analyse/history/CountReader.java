package sh.fabrik.analyse.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.analyse.work.Crew;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.bytes.KnownTexts;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;
import sh.fabrik.store.counters.DaySums;

/** Reads what the counters know of a project's window. Only the window's last day can hold runs that are not yet to be seen. */
public final class CountReader {
    private final DayCounters counters;
    private final WindowSeconds window;
    private final AgeWeight weight;
    private final Crew crew;

    /**
     * @param window that begins with a day
     * @param crew adds up while the next days are read
     */
    public CountReader(Database database, WindowSeconds window, Crew crew) {
        this.counters = new DayCounters(database);
        this.window = window;
        this.weight = new AgeWeight(java.time.Instant.ofEpochSecond(window.asOf()));
        this.crew = crew;
    }

    /** A day of a spec, and what adds it to sums. */
    private record OneDay(long number, BiConsumer<DaySums, KnownTexts> summary) {}

    /** Specs with ended runs in the window, by id; runs that name no spec are left out. */
    public Map<String, SpecCounts> read(String project) {
        Map<String, Supplier<SpecCounts>> sums = new TreeMap<>();
        Days days = new Days(sums);
        counters.read(project, Day.of(window.since()), Day.of(window.asOf()), days::take);
        days.end();
        Map<String, SpecCounts> specs = new TreeMap<>();
        sums.forEach((spec, sum) -> {
            SpecCounts counts = sum.get();
            if (counts.runs() > 0) {
                specs.put(spec, counts);
            }
        });
        return specs;
    }

    /** The days of one spec, which come one after the other. */
    private final class Days {
        private final Map<String, Supplier<SpecCounts>> sums;
        private String spec = "";
        private List<OneDay> ofSpec = new ArrayList<>();

        Days(Map<String, Supplier<SpecCounts>> sums) {
            this.sums = sums;
        }

        void take(DayCounters.Counted counted) {
            if (!counted.day().spec().equals(spec)) {
                end();
                spec = counted.day().spec();
            }
            ofSpec.add(new OneDay(counted.day().number(), summary(counted)));
        }

        void end() {
            List<OneDay> all = ofSpec;
            if (!spec.isBlank()) {
                sums.put(spec, crew.give(() -> sum(all)));
            }
            ofSpec = new ArrayList<>();
        }
    }

    private SpecCounts sum(List<OneDay> days) {
        SpecCounts counts = new SpecCounts();
        KnownTexts known = new KnownTexts();
        for (OneDay day : days) {
            day.summary().accept(counts.weighing(weight.of(Day.start(day.number()))), known);
        }
        return counts;
    }

    /**
     * A day as it was counted, one that ends after the window from its runs: at once, since only the reading thread may ask for these.
     */
    private BiConsumer<DaySums, KnownTexts> summary(DayCounters.Counted counted) {
        if (counted.pruned() || !reachesOver(counted)) {
            return counted::addTo;
        }
        Day day = counted.day();
        DaySummary part = counters.ofRuns(day, Day.start(day.number()), window.asOf());
        return (sums, known) -> part.addTo(day, sums, known);
    }

    private boolean reachesOver(DayCounters.Counted counted) {
        return counted.day().number() == Day.of(window.asOf())
                && counted.summary().cells().values().stream()
                        .mapToLong(Cell::last)
                        .anyMatch(end -> end > window.asOf());
    }
}
