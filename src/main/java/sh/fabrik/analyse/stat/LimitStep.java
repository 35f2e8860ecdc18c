package sh.fabrik.analyse.stat;

import java.util.OptionalDouble;

/**
 * The limit that a sample asks for, one careful step from the present one.
 *
 * <p>max(largest seen, value that the tolerable share exceeds) x (1 + 2 % + cv / sqrt n + 0.25 / n): the margin is the measured
 * best of the simple rules (docs/statistics.md). Not more than double, nor under half of the present limit, never under the
 * largest seen; where most runs were stopped at the limit their need is unknown, and the step is a whole doubling.
 */
public record LimitStep(CensoredSample sample, OptionalDouble present) {
    private static final double HALF = 0.5;

    /** @param tolerable share of runs that may be stopped, 0 to 1 */
    public double limitFor(double tolerable) {
        double largest = sample.largest();
        double wanted = Math.max(largest, sample.exceededBy(tolerable)) * margin();
        if (sample.beyondLargest() >= HALF) {
            wanted = Math.max(wanted, 2 * largest);
        }
        double floor = Math.max(largest, present.orElse(0) / 2);
        return Math.max(floor, Math.min(wanted, ceiling()));
    }

    /** The most that one step may reach. */
    public double ceiling() {
        return present.isPresent() || sample.beyondLargest() > 0
                ? 2 * Math.max(present.orElse(0), sample.largest())
                : Double.MAX_VALUE;
    }

    /** What is added to the largest value: much after few or scattered runs, little after many like ones. */
    public double margin() {
        int n = sample.size();
        return 1.02 + sample.variation() / Math.sqrt(n) + 0.25 / n;
    }

    /** The numbers alone: evidence that is told later shall not hold on to the sample. */
    public LimitBasis basis() {
        return new LimitBasis(sample.size(), sample.effectiveRuns(), sample.largest(), sample.variation(), margin());
    }

    /** Probability that of the next 20 runs at least one fewer is stopped at {@code limit} than at the present limit. */
    public double confidenceBetter(double limit) {
        if (present.isEmpty()) {
            return 0;
        }
        double now = present.getAsDouble();
        double fewer = sample.above(now) - sample.above(limit);
        if (fewer <= 0) {
            return 0;
        }
        double strength = Math.min(sample.strengthAt(now), sample.strengthAt(limit));
        return 1 - BetaRate.atMost(0, NEXT_RUNS, new Prior(fewer, strength));
    }

    /** Probability that of the next 20 runs no more than the tolerable share is stopped at {@code limit}. */
    public double confidenceTolerable(double limit, double tolerable) {
        int most = (int) Math.floor(NEXT_RUNS * tolerable + 1e-9);
        return BetaRate.atMost(most, NEXT_RUNS, new Prior(sample.above(limit), sample.strengthAt(limit)));
    }

    /** Claims are made about this many runs to come (docs/statistics.md, confidence). */
    public static final int NEXT_RUNS = 20;
}
