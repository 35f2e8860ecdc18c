package sh.fabrik.run;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How values are spread, in few numbers that can be added up: each value is rounded up to seven significant bits and counted. A
 * bucket is at most 1.6 % (1/64) wide and values up to 128 are exact; since rounding up keeps order, the quantile of the buckets
 * is the bucket of the quantile.
 *
 * <p>1900 becomes 1904, 2Gi stays 2Gi, 3000Mi becomes 3008Mi.
 *
 * @param counts how many values each bucket holds, by its upper bound; none is 0
 */
public record Buckets(SortedMap<Long, Integer> counts) {
    public static final Buckets NONE = new Buckets(new TreeMap<>());
    /** The most that a bucket's upper bound lies above a value in it, as a share of the value. */
    public static final double WIDTH = 1.0 / 64;

    private static final int SIGNIFICANT_BITS = 7;

    /** From one power of two to the next there are so many. */
    private static final int HALF = 1 << (SIGNIFICANT_BITS - 1);

    public Buckets {
        counts = Collections.unmodifiableSortedMap(counts);
    }

    /** The upper bound of the bucket of {@code value}, which is at least 0. */
    public static long upper(long value) {
        int surplus = Long.SIZE - Long.numberOfLeadingZeros(value) - SIGNIFICANT_BITS;
        if (surplus <= 0) {
            return value;
        }
        long grain = 1L << surplus;
        return (value + grain - 1) / grain * grain;
    }

    /**
     * The bucket's number among all buckets: the next larger one has the next.
     *
     * @param bound an upper bound, as {@link #upper} gives it
     */
    public static int number(long bound) {
        int surplus = Long.SIZE - Long.numberOfLeadingZeros(bound) - SIGNIFICANT_BITS;
        return surplus <= 0 ? (int) bound : surplus * HALF + (int) (bound >>> surplus);
    }

    /** The upper bound of the bucket with this {@link #number}. */
    public static long bound(int number) {
        int surplus = number / HALF - 1;
        return surplus <= 0 ? number : (long) (number % HALF + HALF) << surplus;
    }

    public int size() {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    /**
     * The smallest bound that at least {@code share} of the values do not exceed (nearest rank).
     *
     * @param share above 0, at most 1
     * @throws IllegalStateException when there are no values
     */
    public long quantile(double share) {
        int all = size();
        int seen = 0;
        for (Map.Entry<Long, Integer> bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if ((double) seen / all >= share) {
                return bucket.getKey();
            }
        }
        throw new IllegalStateException("No values have no quantile");
    }
}
