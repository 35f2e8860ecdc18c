package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** Two groups of runs: one rate or two? */
public record TwoRates(Tally before, Tally after) {
    private static final int STEPS = 2_000;

    /**
     * How much better two rates explain the runs than one: B(s1+1, f1+1) B(s2+1, f2+1) / B(s1+s2+1, f1+f2+1), uniform priors (Kass
     * and Raftery 1995). Counts are raw: each run is one look.
     */
    public double bayesFactor() {
        double apart = logLikelihood(before.hits(), before.n()) + logLikelihood(after.hits(), after.n());
        double together = logLikelihood(before.hits() + after.hits(), before.n() + after.n());
        return Math.exp(Math.min(700, apart - together));
    }

    /** Probability that the later rate is lower, uniform priors. */
    public double probabilityLower() {
        BetaDistribution first = BetaDistribution.of(before.hits() + 1.0, before.n() - before.hits() + 1.0);
        BetaDistribution second = BetaDistribution.of(after.hits() + 1.0, after.n() - after.hits() + 1.0);
        double sum = 0;
        double below = 0;
        for (int step = 1; step <= STEPS; step++) {
            double upTo = first.cumulativeProbability((double) step / STEPS);
            sum += (upTo - below) * second.cumulativeProbability((step - 0.5) / STEPS);
            below = upTo;
        }
        return Math.min(1, sum);
    }

    private static double logLikelihood(int hits, int n) {
        return LogBeta.value(hits + 1.0, n - hits + 1.0);
    }
}
