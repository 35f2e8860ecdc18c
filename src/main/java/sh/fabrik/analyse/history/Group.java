package sh.fabrik.analyse.history;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.run.Buckets;
import sh.fabrik.run.RunKind;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;

/** A spec's runs of the window that have kind, model, limit and the like in common: counted, and weighted by the age of their day. */
public final class Group {
    private final CellKey key;
    private final Cell total = new Cell();
    private final SortedMap<Long, Weights> needs = new TreeMap<>();
    private final SortedMap<Long, Weights> lengths = new TreeMap<>();
    private Weights all = Weights.NONE;
    private Weights measured = Weights.NONE;

    Group(CellKey key) {
        this.key = key;
    }

    void add(Cell day, double weight) {
        total.add(day);
        all = all.plus(Weights.of(day.runs(), weight));
        measured = measured.plus(Weights.of(key.killed() ? day.runs() : day.peaks(), weight));
        add(needs, day.needs(), weight);
        add(lengths, day.lengths(), weight);
    }

    private static void add(SortedMap<Long, Weights> to, Buckets day, double weight) {
        day.counts().forEach((bound, count) -> to.merge(bound, Weights.of(count, weight), Weights::plus));
    }

    public CellKey key() {
        return key;
    }

    /** Counts, sums and maxima over the whole window. */
    public Cell total() {
        return total;
    }

    public RunKind kind() {
        return key.kind();
    }

    public Weights all() {
        return all;
    }

    /** The runs with a memory peak or a kill. */
    public Weights measured() {
        return measured;
    }

    /** Memory needs in bytes, a kill at its limit; rounded up to a bucket, exact at the largest. */
    public Stream<Seen> needs() {
        return seen(needs, total.largestNeed(), key.killed());
    }

    /** Durations in seconds, a stopped run at its deadline; rounded up to a bucket, exact at the longest. */
    public Stream<Seen> lengths() {
        return seen(lengths, total.longest(), key.kind() == RunKind.TIMEOUT);
    }

    private static Stream<Seen> seen(SortedMap<Long, Weights> buckets, long largest, boolean censored) {
        return buckets.entrySet().stream().map(bucket -> seen(bucket, largest, censored));
    }

    private static Seen seen(Map.Entry<Long, Weights> bucket, long largest, boolean censored) {
        Weights weights = bucket.getValue();
        return new Seen(
                Math.min(bucket.getKey(), largest), censored, weights.runs(), weights.weight(), weights.squares());
    }
}
