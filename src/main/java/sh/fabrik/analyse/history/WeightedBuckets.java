package sh.fabrik.analyse.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sh.fabrik.analyse.stat.Seen;

/** Runs with their weights by the bucket of what they needed; arrays, since a long history has some hundred thousand to add. */
final class WeightedBuckets {
    private static final int FIRST = 8;

    /** Ascending. */
    private long[] bounds = new long[FIRST];

    private int[] runs = new int[FIRST];
    private double[] weights = new double[FIRST];
    private double[] squares = new double[FIRST];
    private int size;
    private long largest;

    /**
     * Adds runs.
     *
     * @param bound of their bucket
     * @param each weight of each of them
     */
    void add(long bound, int more, double each) {
        int at = Arrays.binarySearch(bounds, 0, size, bound);
        if (at < 0) {
            at = -at - 1;
            insert(at, bound);
        }
        runs[at] += more;
        weights[at] += more * each;
        squares[at] += more * each * each;
    }

    private void insert(int at, long bound) {
        if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * size);
            runs = Arrays.copyOf(runs, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            squares = Arrays.copyOf(squares, 2 * size);
        }
        System.arraycopy(bounds, at, bounds, at + 1, size - at);
        System.arraycopy(runs, at, runs, at + 1, size - at);
        System.arraycopy(weights, at, weights, at + 1, size - at);
        System.arraycopy(squares, at, squares, at + 1, size - at);
        bounds[at] = bound;
        runs[at] = 0;
        weights[at] = 0;
        squares[at] = 0;
        size++;
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
        List<Seen> seen = new ArrayList<>(size);
        for (int at = 0; at < size; at++) {
            seen.add(new Seen(Math.min(bounds[at], largest), censored, runs[at], weights[at], squares[at]));
        }
        return seen;
    }
}
