package sh.fabrik.analyse.history;

import java.util.OptionalDouble;

/**
 * Known costs of runs in US dollars; runs of unknown cost are not in it.
 *
 * @param n runs whose cost is known
 * @param sum of the costs
 * @param squares sum of the squared costs
 */
public record Costs(int n, double sum, double squares) {
    public static final Costs NONE = new Costs(0, 0, 0);

    private static final double PRIOR_RUNS = 2;

    public Costs plus(Costs other) {
        return new Costs(n + other.n, sum + other.sum, squares + other.squares);
    }

    public OptionalDouble mean() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
    }

    /** Relative standard error of the mean; the spread is drawn towards 1, as if two more runs had shown it. */
    public double relativeError() {
        if (n == 0 || sum == 0) {
            return 0;
        }
        double mean = sum / n;
        double deviations = Math.max(0, squares / (mean * mean) - n);
        return Math.sqrt((PRIOR_RUNS + deviations) / (PRIOR_RUNS + n) / n);
    }
}
