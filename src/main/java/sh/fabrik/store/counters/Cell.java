package sh.fabrik.store.counters;

import java.util.Optional;
import sh.fabrik.run.Buckets;

/** Runs with one {@link CellKey}, added up. Grows while a batch is folded, and is a value from then on. */
public final class Cell implements DaySums.CellSums {
    /** Costs are added up in millionths of a millionth of a dollar: a sum of doubles would depend on the order. */
    static final double PER_USD = 1e12;

    private static final double COARSE_PER_USD = 1e4;
    private static final long TOKENS_COARSE = 1000;

    int runs;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    final Amounts cost = new Amounts();
    final Amounts seconds = new Amounts();
    final Amounts iterations = new Amounts();
    final Amounts attempts = new Amounts();
    final Amounts inputTokens = new Amounts();
    final Amounts outputTokens = new Amounts();
    int peaks;
    long largestNeed;
    long longest;
    final BucketCounts needs = new BucketCounts();
    final BucketCounts lengths = new BucketCounts();

    void add(CountedRun run) {
        CountedRun.Use use = run.use();
        runs++;
        first = Math.min(first, run.endedAt());
        last = Math.max(last, run.endedAt());
        if (use.costUsd().isPresent()) {
            double usd = Math.max(0, use.costUsd().get());
            cost.add(Math.round(usd * PER_USD), Math.round(usd * COARSE_PER_USD));
        }
        add(seconds, use.seconds(), 1);
        add(iterations, use.iterations(), 1);
        add(attempts, use.attempts(), 1);
        add(inputTokens, use.inputTokens(), TOKENS_COARSE);
        add(outputTokens, use.outputTokens(), TOKENS_COARSE);
        addNeeds(run);
    }

    private void addNeeds(CountedRun run) {
        peaks += run.use().memoryPeak().isPresent() ? 1 : 0;
        long need = run.memoryNeed();
        if (need > 0) {
            largestNeed = Math.max(largestNeed, need);
            needs.add(Buckets.upper(need), 1);
        }
        long length = run.length();
        if (length > 0 && run.key().kind().judged()) {
            longest = Math.max(longest, length);
            lengths.add(Buckets.upper(length), 1);
        }
    }

    private static void add(Amounts amounts, Optional<Long> value, long coarse) {
        if (value.isPresent() && value.get() >= 0) {
            amounts.add(value.get(), value.get() / coarse);
        }
    }

    void add(Cell other) {
        needs.add(other.needs);
        lengths.add(other.lengths);
        runs += other.runs;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        cost.add(other.cost);
        seconds.add(other.seconds);
        iterations.add(other.iterations);
        attempts.add(other.attempts);
        inputTokens.add(other.inputTokens);
        outputTokens.add(other.outputTokens);
        peaks += other.peaks;
        largestNeed = Math.max(largestNeed, other.largestNeed);
        longest = Math.max(longest, other.longest);
    }

    @Override
    public Cell total() {
        return this;
    }

    /** Is in the total. */
    @Override
    public void counted(int more, int morePeaks) {}

    @Override
    public void need(long bound, int more) {
        needs.add(bound, more);
    }

    @Override
    public void length(long bound, int more) {
        lengths.add(bound, more);
    }

    public int runs() {
        return runs;
    }

    /** When the first of them ended, seconds since 1970 UTC. */
    public long first() {
        return first;
    }

    /** When the last of them ended, seconds since 1970 UTC. */
    public long last() {
        return last;
    }

    public int costed() {
        return cost.n();
    }

    /** Sum of the known costs, US dollars. */
    public double costUsd() {
        return cost.sum() / PER_USD;
    }

    /** Sum of the squared known costs, each rounded to a hundredth of a cent. */
    public double costSquares() {
        return cost.squares() / (COARSE_PER_USD * COARSE_PER_USD);
    }

    public Amounts seconds() {
        return seconds;
    }

    public Amounts iterations() {
        return iterations;
    }

    public Amounts attempts() {
        return attempts;
    }

    public Amounts inputTokens() {
        return inputTokens;
    }

    public Amounts outputTokens() {
        return outputTokens;
    }

    /** Runs whose memory peak is known. */
    public int peaks() {
        return peaks;
    }

    /** Memory needs in bytes, kills at their limit. */
    public Buckets needs() {
        return needs.buckets();
    }

    /** The largest of the needs in bytes, exact; 0 when there is none. */
    public long largestNeed() {
        return largestNeed;
    }

    /** Durations in seconds of runs that count, stopped ones at their deadline. */
    public Buckets lengths() {
        return lengths.buckets();
    }

    /** The longest of the durations, exact; 0 when there is none. */
    public long longest() {
        return longest;
    }
}
