package sh.fabrik.analyse.stat;

/**
 * Observed quantiles by nearest rank: the smallest value that at least this share of the values does not exceed. It is always
 * a value that was seen, and the same as SQL's {@code percentile_disc} and {@code min(x) where cume_dist() >= share}.
 */
public final class Quantiles {
    private Quantiles() {}

    /**
     * @param sorted ascending, at least one
     * @param share above 0, at most 1
     */
    public static long nearestRank(long[] sorted, double share) {
        return sorted[index(sorted.length, share)];
    }

    /** The same comparison of {@code rank / n} with the share as SQL makes, so that both round alike. */
    static int index(int n, double share) {
        int rank = Math.max(1, (int) Math.floor(share * n));
        while (rank < n && (double) rank / n < share) {
            rank++;
        }
        while (rank > 1 && (double) (rank - 1) / n >= share) {
            rank--;
        }
        return rank - 1;
    }
}
