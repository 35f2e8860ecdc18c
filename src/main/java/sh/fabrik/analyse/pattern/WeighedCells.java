package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.SpecId;

/** The cells that every trait is tried on. They are kept by their specs' type too, since most traits are of one type. */
final class WeighedCells {
    private final List<Weighed> all = new ArrayList<>();
    private final Map<String, List<Weighed>> byType = new TreeMap<>();
    private final Sums sums = new Sums();

    WeighedCells(List<Cell> cells) {
        Map<SpecId, Integer> runs = new HashMap<>();
        cells.forEach(cell -> runs.merge(cell.spec(), cell.tally().n(), Integer::sum));
        for (Cell cell : cells) {
            Weighed weighed = new Weighed(cell, 1 / Math.sqrt(runs.getOrDefault(cell.spec(), 1)));
            all.add(weighed);
            byType.computeIfAbsent(cell.traits().type(), type -> new ArrayList<>())
                    .add(weighed);
            sums.add(weighed);
        }
    }

    /**
     * A cell of judged runs.
     *
     * @param weight of each of its runs: 1 / sqrt(runs of its spec)
     */
    record Weighed(Cell cell, double weight) {
        int failures() {
            return cell.tally().n() - cell.tally().hits();
        }
    }

    List<Weighed> all() {
        return all;
    }

    /** Types of the cells' specs, sorted. */
    Set<String> types() {
        return byType.keySet();
    }

    List<Weighed> ofType(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** All that can have the trait. */
    List<Weighed> that(Trait trait) {
        return trait.type().map(this::ofType).orElse(all);
    }

    Sums sums() {
        return sums;
    }

    /** Judged runs that failed and others, counted and weighed. */
    static final class Sums {
        private int failures;
        private int hits;
        private double failuresWeight;
        private double hitsWeight;

        void add(Weighed weighed) {
            int more = weighed.cell.tally().hits();
            failures += weighed.failures();
            hits += more;
            failuresWeight += weighed.failures() * weighed.weight;
            hitsWeight += more * weighed.weight;
        }

        /** What is left without these. */
        Sums less(Sums part) {
            Sums left = new Sums();
            left.failures = failures - part.failures;
            left.hits = hits - part.hits;
            left.failuresWeight = failuresWeight - part.failuresWeight;
            left.hitsWeight = hitsWeight - part.hitsWeight;
            return left;
        }

        /** The failures are its hits. */
        Tally failed() {
            return Tally.of(failures, failures + hits);
        }

        /** Failures and others as they weigh, to the nearest whole number. */
        int[] rounded() {
            return new int[] {(int) Math.round(failuresWeight), (int) Math.round(hitsWeight)};
        }
    }
}
