package sh.fabrik.analyse.history;

import sh.fabrik.run.RunKind;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.DaySums;

/** A spec's runs of the window that have kind, model, limit and the like in common: counted, and weighted by the age of their day. */
public final class Group implements DaySums.CellSums {
    private final CellKey key;
    private final Cell total = new Cell();
    private final WeightedBuckets needs;
    private final WeightedBuckets lengths;
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

    /**
     * No runs yet.
     *
     * @param needs gets their memory needs
     * @param lengths gets their durations
     */
    Group(CellKey key, WeightedBuckets needs, WeightedBuckets lengths) {
        this.key = key;
        this.needs = needs;
        this.lengths = lengths;
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
        needs.upTo(total.largestNeed());
        lengths.upTo(total.longest());
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

    /** Counts, sums and maxima over the whole window; needs and lengths are in {@link SpecCounts}. */
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
}
