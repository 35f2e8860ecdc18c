package sh.fabrik.analyse.query;

import java.util.TreeMap;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.run.Buckets;
import sh.fabrik.run.Memory;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;

/** How the memory needs of a spec are spread of which some runs are pruned: in buckets, the largest exactly. */
final class MemorySpread {
    private final String complexity;
    private final TreeMap<Long, Integer> needs = new TreeMap<>();
    private int kills;
    private long largest;

    MemorySpread(String complexity) {
        this.complexity = complexity;
    }

    /** Pruned runs. */
    void add(CellKey key, Cell cell) {
        cell.needs().counts().forEach((bound, count) -> needs.merge(bound, count, Integer::sum));
        kills += key.killed() ? cell.needs().size() : 0;
        largest = Math.max(largest, cell.largestNeed());
    }

    /** Stored runs of the same need. */
    void add(long bytes, boolean killed, int runs) {
        needs.merge(Buckets.upper(bytes), runs, Integer::sum);
        kills += killed ? runs : 0;
        largest = Math.max(largest, bytes);
    }

    boolean isEmpty() {
        return needs.isEmpty();
    }

    ResourceUsage.Row row(SpecId spec) {
        Buckets buckets = new Buckets(needs);
        return new ResourceUsage.Row(
                spec,
                complexity,
                buckets.size(),
                BetaRate.of(kills, buckets.size()),
                quantile(buckets, 0.5),
                quantile(buckets, 0.95),
                quantile(buckets, 0.99),
                Memory.ofBytes(largest));
    }

    private Memory quantile(Buckets buckets, double share) {
        return Memory.ofBytes(Math.min(largest, buckets.quantile(share)));
    }
}
