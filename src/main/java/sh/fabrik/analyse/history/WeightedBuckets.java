package sh.fabrik.analyse.history;

import java.util.ArrayList;
import java.util.List;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.run.Buckets;

/**
 * Runs with their weights by the bucket of what they needed. A place for each bucket between the smallest and the largest, since a long
 * history has some hundred thousand to add.
 */
final class WeightedBuckets {
    /** From half of a value to its double there are so many on each side. */
    private static final int SLACK = 64;

    private int first;
    private int[] runs = {};
    private double[] weights = {};
    private double[] squares = {};
    private long largest;

    /**
     * Adds runs.
     *
     * @param bound of their bucket
     * @param each weight of each of them
     */
    void add(long bound, int more, double each) {
        int at = Buckets.number(bound) - first;
        if (at < 0 || at >= runs.length) {
            at = makeRoom(at + first);
        }
        runs[at] += more;
        weights[at] += more * each;
        squares[at] += more * each * each;
    }

    private int makeRoom(int number) {
        int from = Math.max(0, number - SLACK);
        int to = number + SLACK;
        if (runs.length > 0) {
            from = Math.min(first, from);
            to = Math.max(first + runs.length, to);
        }
        int kept = runs.length == 0 ? 0 : first - from;
        int[] moreRuns = new int[to - from];
        double[] moreWeights = new double[to - from];
        double[] moreSquares = new double[to - from];
        System.arraycopy(runs, 0, moreRuns, kept, runs.length);
        System.arraycopy(weights, 0, moreWeights, kept, runs.length);
        System.arraycopy(squares, 0, moreSquares, kept, runs.length);
        runs = moreRuns;
        weights = moreWeights;
        squares = moreSquares;
        first = from;
        return number - from;
    }

    /** @param value that was seen: the largest of all takes the place of its bucket's bound */
    void upTo(long value) {
        largest = Math.max(largest, value);
    }

    /**
     * What was seen, ascending.
     *
     * @param censored whether the runs were stopped there
     */
    List<Seen> seen(boolean censored) {
        List<Seen> seen = new ArrayList<>();
        for (int at = 0; at < runs.length; at++) {
            if (runs[at] > 0) {
                long bound = Math.min(Buckets.bound(first + at), largest);
                seen.add(new Seen(bound, censored, runs[at], weights[at], squares[at]));
            }
        }
        return seen;
    }
}
