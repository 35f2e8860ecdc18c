package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Proportion;

/** Rates and what is known about them: the conjugate Beta posterior (Gelman et al., Bayesian Data Analysis, 2.4). */
public final class BetaRate {
    private static final double SMALLEST = 1e-9;
    private static final double DECIMALS = 1e6;

    /** The 95 % quantile of the normal distribution. */
    private static final double NORMAL_95 = 1.6448536269514722;

    /** After so small a step, relative to the rate, what is left shows in no digit that is kept. */
    private static final double NEAR = 2e-3;

    private static final int MOST_STEPS = 60;

    private BetaRate() {}

    public static Proportion of(int hits, int n) {
        return of(Tally.of(hits, n), Prior.UNIFORM);
    }

    public static Proportion of(Tally tally) {
        return of(tally, Prior.UNIFORM);
    }

    /** Counts as seen; value, interval and distribution from the weighted runs and the prior. */
    public static Proportion of(Tally tally, Prior prior) {
        BetaDistribution posterior = posterior(tally, prior);
        return new Proportion(
                tally.n(),
                tally.hits(),
                round(posterior.getMean()),
                round(quantile(posterior, 0.05, -NORMAL_95)),
                round(quantile(posterior, 0.95, NORMAL_95)),
                new Distribution.Beta(posterior.getAlpha(), posterior.getBeta()));
    }

    /** Halley's steps between what is known to be too low and too high, halving that where a step leaves it. */
    private static double quantile(BetaDistribution posterior, double share, double normal) {
        double low = 0;
        double high = 1;
        BetaDensity density = new BetaDensity(posterior);
        double x = inside(low, high, guess(posterior, share, normal));
        for (int step = 0; step < MOST_STEPS && high - low > 1e-8; step++) {
            double surplus = posterior.cumulativeProbability(x) - share;
            low = surplus < 0 ? x : low;
            high = surplus < 0 ? high : x;
            double next = x - halley(density, x, surplus);
            if (Math.abs(next - x) < NEAR * Math.min(x, 1 - x)) {
                return next;
            }
            x = inside(low, high, next);
        }
        return x;
    }

    private static double inside(double low, double high, double x) {
        return x > low && x < high ? x : (low + high) / 2;
    }

    /** Near for all but the most skewed, and then at the right end. */
    private static double guess(BetaDistribution posterior, double share, double normal) {
        double alpha = posterior.getAlpha();
        double beta = posterior.getBeta();
        if (alpha == 1) { // no hit: the quantile itself
            return -Math.expm1(Math.log1p(-share) / beta);
        }
        return alpha > 1 && beta > 1 ? fromNormal(alpha, beta, normal) : fromEnds(alpha, beta, share);
    }

    /** Abramowitz and Stegun 1964, 26.5.22. */
    private static double fromNormal(double alpha, double beta, double normal) {
        double ofAlpha = 1 / (2 * alpha - 1);
        double ofBeta = 1 / (2 * beta - 1);
        double lambda = (normal * normal - 3) / 6;
        double h = 2 / (ofAlpha + ofBeta);
        double w = -normal * Math.sqrt(h + lambda) / h - (ofBeta - ofAlpha) * (lambda + 5.0 / 6 - 2 / (3 * h));
        return alpha / (alpha + beta * Math.exp(2 * w));
    }

    /** The first terms of the power series at 0 and at 1, of which the nearer one's counts. */
    private static double fromEnds(double alpha, double beta, double share) {
        double whole = alpha + beta;
        double atZero = Math.pow(alpha / whole, alpha) / alpha;
        double atOne = Math.pow(beta / whole, beta) / beta;
        double all = atZero + atOne;
        return share < atZero / all
                ? Math.pow(alpha * all * share, 1 / alpha)
                : 1 - Math.pow(beta * all * (1 - share), 1 / beta);
    }

    /** Third order: the density's own slope is known. */
    private static double halley(BetaDensity density, double x, double surplus) {
        double newton = surplus / density.at(x);
        return newton / Math.max(0.5, Math.min(1.5, 1 - newton * density.logSlope(x) / 2));
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
        double prior = LogBeta.value(rate.alpha(), rate.beta());
        for (int hits = 0; hits <= Math.min(most, runs); hits++) {
            sum += Math.exp(
                    logChoose(runs, hits) + LogBeta.value(rate.alpha() + hits, rate.beta() + runs - hits) - prior);
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
