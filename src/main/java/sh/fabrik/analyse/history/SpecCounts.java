package sh.fabrik.analyse.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunKind;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.DaySums;
import sh.fabrik.store.counters.ErrorCount;

/** All ended runs of one spec in the window, as the counters know them. */
public final class SpecCounts {
    private static final long NOT_KILLED = -1;

    private final Map<CellKey, Group> groups = new TreeMap<>();

    /** By the limit at which runs were killed: whatever else they have in common, they are estimated from together. */
    private final Map<Long, WeightedBuckets> needs = new TreeMap<>();

    private final Map<RunKind, WeightedBuckets> lengths = new EnumMap<>(RunKind.class);
    private final Map<ErrorType, ErrorCount> errors = new EnumMap<>(ErrorType.class);
    private final Map<ErrorType, Double> errorWeights = new EnumMap<>(ErrorType.class);

    /** @param weight of each run of the days that are added */
    DaySums weighing(double weight) {
        return new Weighing(weight);
    }

    private final class Weighing implements DaySums {
        private final double weight;

        Weighing(double weight) {
            this.weight = weight;
        }

        @Override
        public CellSums cell(CellKey key) {
            return groups.computeIfAbsent(key, SpecCounts.this::group).weighing(weight);
        }

        @Override
        public void error(ErrorType type, ErrorCount count) {
            errors.computeIfAbsent(type, absent -> new ErrorCount()).add(count);
            errorWeights.merge(type, count.runs() * weight, Double::sum);
        }
    }

    private Group group(CellKey key) {
        return new Group(
                key,
                needs.computeIfAbsent(key.killed() ? key.limitBytes() : NOT_KILLED, absent -> new WeightedBuckets()),
                lengths.computeIfAbsent(key.kind(), absent -> new WeightedBuckets()));
    }

    public Collection<Group> groups() {
        return groups.values();
    }

    public int runs() {
        return runs(group -> true);
    }

    public int runs(Predicate<Group> which) {
        return sum(which, group -> group.all().runs());
    }

    public int runs(RunKind kind) {
        return runs(group -> group.kind() == kind);
    }

    public int sum(Predicate<Group> which, ToIntFunction<Group> value) {
        return groups.values().stream().filter(which).mapToInt(value).sum();
    }

    public double total(Predicate<Group> which, ToDoubleFunction<Group> value) {
        return groups.values().stream().filter(which).mapToDouble(value).sum();
    }

    /** Runs counted and hits among them, weighing by their age. */
    public Tally tally(Predicate<Group> counted, Predicate<Group> hit) {
        Tally tally = Tally.NONE;
        for (Group group : groups.values()) {
            if (counted.test(group)) {
                tally = tally.plus(tally(group.all(), hit.test(group)));
            }
        }
        return tally;
    }

    /** Runs with a memory peak or a kill that meet the condition, the kills among them hits. */
    public Tally kills(Predicate<Group> counted) {
        return groups.values().stream()
                .filter(counted)
                .map(group -> tally(group.measured(), group.key().killed()))
                .reduce(Tally.NONE, Tally::plus);
    }

    /** Memory needs in bytes, kills at their limit; rounded up to a bucket, exact at the largest, and at the largest of each limit. */
    public List<Seen> needs() {
        List<Seen> seen = new ArrayList<>();
        needs.forEach((limit, buckets) -> seen.addAll(buckets.seen(limit != NOT_KILLED)));
        return seen;
    }

    /** Durations in seconds of runs of these kinds, stopped ones at their deadline; rounded up to a bucket, exact at the longest. */
    public List<Seen> lengths(Set<RunKind> kinds) {
        List<Seen> seen = new ArrayList<>();
        lengths.forEach((kind, buckets) -> {
            if (kinds.contains(kind)) {
                seen.addAll(buckets.seen(kind == RunKind.TIMEOUT));
            }
        });
        return seen;
    }

    static Tally tally(Weights runs, boolean hit) {
        return new Tally(runs.runs(), hit ? runs.runs() : 0, runs.weight(), hit ? runs.weight() : 0, runs.squares());
    }

    public Map<ErrorType, ErrorCount> errors() {
        return errors;
    }

    /** The runs in which the error was seen, among all. */
    public Tally tally(ErrorType type) {
        Tally all = tally(group -> true, group -> false);
        ErrorCount count = errors.get(type);
        return count == null
                ? all
                : new Tally(all.n(), count.runs(), all.weight(), errorWeights.getOrDefault(type, 0.0), all.squares());
    }

    /** When the first of them ended, seconds since 1970 UTC. */
    public long first() {
        return groups.values().stream()
                .mapToLong(group -> group.total().first())
                .min()
                .orElseThrow();
    }

    /** When the last of them ended, seconds since 1970 UTC. */
    public long last() {
        return groups.values().stream()
                .mapToLong(group -> group.total().last())
                .max()
                .orElseThrow();
    }
}
