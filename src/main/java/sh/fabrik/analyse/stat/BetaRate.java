package sh.fabrik.analyse.stat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.facts.Proportion;

/** Rates and what is known about them: the conjugate Beta posterior (Gelman et al., Bayesian Data Analysis, 2.4). */
public final class BetaRate {
    private static final double SMALLEST = 1e-9;
    private static final double DECIMALS = 1e6;

    private BetaRate() {}

    public static Proportion of(int hits, int n) {
        return of(Tally.of(hits, n), Prior.UNIFORM);
    }

    public static Proportion of(Tally tally) {
        return of(tally, Prior.UNIFORM);
    }

    /** Counts as seen; value, interval and cumulative probabilities from the weighted runs and the prior. */
    public static Proportion of(Tally tally, Prior prior) {
        BetaDistribution posterior = posterior(tally, prior);
        List<Double> cumulative = new ArrayList<>(101);
        for (int percent = 0; percent <= 100; percent++) {
            cumulative.add(round(posterior.cumulativeProbability(percent / 100.0)));
        }
        return new Proportion(
                tally.n(),
                tally.hits(),
                round(posterior.getMean()),
                round(posterior.inverseCumulativeProbability(0.05)),
                round(posterior.inverseCumulativeProbability(0.95)),
                cumulative);
    }

    public static BetaDistribution posterior(Tally tally, Prior prior) {
        double hits = tally.effectiveHits();
        double misses = tally.effectiveRuns() - hits;
        return BetaDistribution.of(Math.max(SMALLEST, prior.alpha() + hits), Math.max(SMALLEST, prior.beta() + misses));
    }

    /**
     * Probability that at most {@code most} of the next {@code runs} are hits, when the rate is Beta distributed with this
     * mean and strength: the Beta-binomial distribution.
     */
    public static double atMost(int most, int runs, Prior rate) {
        double sum = 0;
        for (int hits = 0; hits <= Math.min(most, runs); hits++) {
            sum += Math.exp(logChoose(runs, hits)
                    + LogBeta.value(rate.alpha() + hits, rate.beta() + runs - hits)
                    - LogBeta.value(rate.alpha(), rate.beta()));
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        return -Math.log(n + 1.0) - LogBeta.value(n - k + 1.0, k + 1.0);
    }

    private static double round(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
