package sh.fabrik.analyse.stat;

import java.util.Arrays;

/**
 * How far a value lies from the middle of others, in robust standard deviations: |x - median| / (1.4826 MAD), MAD being the median
 * distance of the others from their median (Hampel 1974). One wild value among the others does not hide the next.
 */
public final class MedianDistance {
    private static final double MAD_TO_DEVIATION = 1.4826;
    /** Peaks that are all alike would make any difference endless; 5 % of the median is taken as the least spread. */
    private static final double LEAST_SPREAD = 0.05;

    private MedianDistance() {}

    /** @param others ascending, at least one; the median is a seen value (nearest rank) */
    public static double of(long value, long[] others) {
        long median = Quantiles.nearestRank(others, 0.5);
        long[] distances = new long[others.length];
        for (int i = 0; i < others.length; i++) {
            distances[i] = Math.abs(others[i] - median);
        }
        Arrays.sort(distances);
        double spread =
                Math.max(MAD_TO_DEVIATION * Quantiles.nearestRank(distances, 0.5), Math.max(1, LEAST_SPREAD * median));
        return Math.abs(value - median) / spread;
    }
}
