package sh.fabrik.facts;

/**
 * A share of runs, with what is known about its true value.
 *
 * @param n runs counted
 * @param hits runs of them that had the property
 * @param value best estimate of the true share, 0 to 1
 * @param low 5 % quantile of the true share
 * @param high 95 % quantile of the true share
 * @param distribution of the true share
 */
public record Proportion(int n, int hits, double value, double low, double high, Distribution distribution) {
    /** Share of the runs counted, as seen: {@code hits / n}; 0 when nothing was counted. */
    public double observed() {
        return n == 0 ? 0 : (double) hits / n;
    }

    /** Probability that the true share is under {@code share} (0 to 1). */
    public double probabilityBelow(double share) {
        return distribution.below(share);
    }

    public double probabilityAbove(double share) {
        return 1 - probabilityBelow(share);
    }

    /** The observed share as people read it: {@code 75 %}. */
    public String percent() {
        return Percent.of(observed());
    }

    /** Count and share as people read them: {@code 30 of 40 runs (75 %)}. */
    public String counted() {
        return hits + " of " + n + (n == 1 ? " run (" : " runs (") + percent() + ")";
    }

    /** The interval as people read it: {@code 61-86 %}. */
    public String interval() {
        return Math.round(low * 100) + "-" + Math.round(high * 100) + " %";
    }
}
