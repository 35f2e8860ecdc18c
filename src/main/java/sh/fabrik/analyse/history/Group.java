package sh.fabrik.analyse.history;

import sh.fabrik.run.RunKind;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.DaySums;

/** A spec's runs of the window that have kind, model, limit and the like in common: counted, and weighted by the age of their day. */
public final class Group implements DaySums.CellSums {
    private final CellKey key;
    private final Cell total = new Cell();
    private final WeightedBuckets needs = new WeightedBuckets();
    private final WeightedBuckets lengths = new WeightedBuckets();
    private final Sum all = new Sum();
    private final Sum measured = new Sum();
    private double weight;

    /** {@link Weights} that grow: a long history has some hundred thousand to add. */
    private static final class Sum {
        private int runs;
        private double weight;
        private double squares;

        void add(int more, double each) {
            runs += more;
            weight += more * each;
            squares += more * each * each;
        }

        Weights weights() {
            return new Weights(runs, weight, squares);
        }
    }

    Group(CellKey key) {
        this.key = key;
    }

    /** @param ofEach run of the days that are added from now on */
    Group weighing(double ofEach) {
        weight = ofEach;
        return this;
    }

    @Override
    public void counted(int runs, int peaks) {
        all.add(runs, weight);
        measured.add(key.killed() ? runs : peaks, weight);
    }

    @Override
    public void need(long bound, int runs) {
        needs.add(bound, runs, weight);
    }

    @Override
    public void length(long bound, int runs) {
        lengths.add(bound, runs, weight);
    }

    public CellKey key() {
        return key;
    }

    /** Counts, sums and maxima over the whole window; its needs and lengths are told by {@link #addNeeds} and {@link #addLengths}. */
    @Override
    public Cell total() {
        return total;
    }

    public RunKind kind() {
        return key.kind();
    }

    public Weights all() {
        return all.weights();
    }

    /** The runs with a memory peak or a kill. */
    public Weights measured() {
        return measured.weights();
    }

    /** Adds memory needs in bytes, a kill at its limit; rounded up to a bucket, exact at the largest. */
    void addNeeds(WeightedBuckets complete, WeightedBuckets stopped) {
        needs.addTo(key.killed() ? stopped : complete, total.largestNeed());
    }

    /** Adds durations in seconds, a stopped run at its deadline; rounded up to a bucket, exact at the longest. */
    void addLengths(WeightedBuckets complete, WeightedBuckets stopped) {
        lengths.addTo(key.kind() == RunKind.TIMEOUT ? stopped : complete, total.longest());
    }
}
