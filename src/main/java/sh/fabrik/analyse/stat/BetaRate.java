package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.facts.Proportion;

/** Rates and what is known about them: the conjugate Beta posterior (Gelman et al., Bayesian Data Analysis, 2.4). */
public final class BetaRate {
    private static final double SMALLEST = 1e-9;
    private static final double DECIMALS = 1e6;
    private static final double UNSURE = 1e-5;
    private static final int HUNDREDTHS = 101;

    /** The 95 % quantile of the normal distribution. */
    private static final double NORMAL_95 = 1.6448536269514722;

    /** After so small a step, relative to the rate, what is left shows in no digit that is kept. */
    private static final double NEAR = 1e-4;

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
        double[] cumulative = hundredths(posterior);
        return new Proportion(
                tally.n(),
                tally.hits(),
                round(posterior.getMean()),
                round(quantile(posterior, cumulative, 0.05, -NORMAL_95)),
                round(quantile(posterior, cumulative, 0.95, NORMAL_95)),
                Proportion.cumulative(cumulative));
    }

    /** From the mean outwards, since most hundredths of a rate that is known well are as good as 0 or 1. */
    private static double[] hundredths(BetaDistribution posterior) {
        return BetaSteps.suit(posterior) ? summed(posterior) : asked(posterior);
    }

    private static double[] asked(BetaDistribution posterior) {
        double[] cumulative = new double[HUNDREDTHS];
        int middle = (int) (posterior.getMean() * 100);
        double below = 1;
        for (int percent = middle; percent >= 0; percent--) {
            below = below == 0 ? 0 : round(posterior.cumulativeProbability(percent / 100.0));
            cumulative[percent] = below;
        }
        double upTo = 0;
        for (int percent = middle + 1; percent < HUNDREDTHS; percent++) {
            upTo = upTo == 1 ? 1 : round(posterior.cumulativeProbability(percent / 100.0));
            cumulative[percent] = upTo;
        }
        return cumulative;
    }

    private static double[] summed(BetaDistribution posterior) {
        double[] cumulative = new double[HUNDREDTHS];
        cumulative[HUNDREDTHS - 1] = 1;
        BetaSteps steps = new BetaSteps(posterior);
        int middle = Math.max(1, Math.min(HUNDREDTHS - 2, (int) (posterior.getMean() * 100)));
        double known = posterior.cumulativeProbability(middle / 100.0);
        cumulative[middle] = round(known);
        double below = known;
        for (int percent = middle - 1; percent > 0 && cumulative[percent + 1] > 0; percent--) {
            below -= steps.from(percent);
            cumulative[percent] = rounded(Math.max(0, below), posterior, percent);
        }
        double upTo = known;
        for (int percent = middle + 1; percent < HUNDREDTHS - 1; percent++) {
            upTo += cumulative[percent - 1] == 1 ? 0 : steps.from(percent - 1);
            cumulative[percent] = rounded(Math.min(1, upTo), posterior, percent);
        }
        return cumulative;
    }

    /** Where the sum lies so near to the middle of two millionths that its error could decide, the library does. */
    private static double rounded(double sum, BetaDistribution posterior, int percent) {
        double millionths = sum * DECIMALS;
        boolean tied = Math.abs(millionths - Math.floor(millionths) - 0.5) < UNSURE;
        return round(tied ? posterior.cumulativeProbability(percent / 100.0) : sum);
    }

    /** Halley's steps inside the hundredth that holds the quantile, halving it where a step leaves it. */
    private static double quantile(BetaDistribution posterior, double[] cumulative, double share, double normal) {
        int above = 1;
        while (above < HUNDREDTHS - 1 && cumulative[above] < share) {
            above++;
        }
        double low = (above - 1) / 100.0;
        double high = above / 100.0;
        BetaDensity density = new BetaDensity(posterior);
        double x = inside(low, high, guess(posterior, share, normal));
        for (int step = 0; step < 40 && high - low > 1e-8; step++) {
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

    /** Cornish and Fisher's expansion to the skewness (1938): near for all but the most skewed. */
    private static double guess(BetaDistribution posterior, double share, double normal) {
        double alpha = posterior.getAlpha();
        double beta = posterior.getBeta();
        if (alpha == 1) { // no hit: the quantile itself
            return -Math.expm1(Math.log1p(-share) / beta);
        }
        double skewness =
                2 * (beta - alpha) * Math.sqrt(alpha + beta + 1) / ((alpha + beta + 2) * Math.sqrt(alpha * beta));
        double deviations = normal + skewness * (normal * normal - 1) / 6;
        return posterior.getMean() + deviations * Math.sqrt(posterior.getVariance());
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
