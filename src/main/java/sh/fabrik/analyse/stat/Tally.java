package sh.fabrik.analyse.stat;

/**
 * Runs counted, raw for people and weighted for estimates.
 *
 * @param n runs
 * @param hits runs of them that had the property
 * @param weight sum of the runs' weights
 * @param hitWeight sum of the hits' weights
 * @param squares sum of the squared weights
 */
public record Tally(int n, int hits, double weight, double hitWeight, double squares) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** Every run weighs one. */
    public static Tally of(int hits, int n) {
        return new Tally(n, hits, n, hits, n);
    }

    /** So many runs of equal weight with this share of hits; nothing that people would count. */
    public static Tally weighted(double runs, double rate) {
        return new Tally(0, 0, runs, runs * rate, runs);
    }

    public Tally plus(boolean hit, double weighs) {
        return new Tally(
                n + 1,
                hits + (hit ? 1 : 0),
                weight + weighs,
                hitWeight + (hit ? weighs : 0),
                squares + weighs * weighs);
    }

    public Tally plus(Tally other) {
        return new Tally(
                n + other.n,
                hits + other.hits,
                weight + other.weight,
                hitWeight + other.hitWeight,
                squares + other.squares);
    }

    /** How many runs of equal weight would say as much: (sum of weights)^2 / sum of squared weights (Kish). */
    public double effectiveRuns() {
        return squares == 0 ? 0 : weight * weight / squares;
    }

    /** Weighted share of hits, 0 to 1; 0 when nothing was counted. */
    public double rate() {
        return weight == 0 ? 0 : Math.min(1, hitWeight / weight);
    }

    public double effectiveHits() {
        return rate() * effectiveRuns();
    }
}
