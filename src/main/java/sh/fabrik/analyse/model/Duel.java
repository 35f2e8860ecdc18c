package sh.fabrik.analyse.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import sh.fabrik.analyse.stat.BetaRate;

/**
 * Two arms compared by draws from what is known of each: success rates from their Beta posteriors, the mean cost of an attempt
 * log-normal with its standard error, cost per success as one over the other.
 *
 * @param better probability that the candidate's rate is ahead by more than 2 points
 * @param notWorse probability that it is not behind by more than 2 points
 * @param cheaper probability that its cost per success is lower, where both costs are known
 * @param saving median share of the cost per success saved, where both costs are known
 */
record Duel(double better, double notWorse, Optional<Double> cheaper, Optional<Double> saving) {
    static final int DRAWS = 4_000;
    static final long SEED = 20_260_216L;
    static final double LEAD = 0.02;

    static Duel of(Arm current, Arm candidate) {
        UniformRandomProvider random = new SplittableRandom(SEED)::nextLong;
        double[] present = rates(current, random);
        double[] other = rates(candidate, random);
        int better = 0;
        int notWorse = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            better += other[draw] > present[draw] + LEAD ? 1 : 0;
            notWorse += other[draw] > present[draw] - LEAD ? 1 : 0;
        }
        double[] ratios = costRatios(new Draws(current, present), new Draws(candidate, other), random);
        return new Duel(
                better / (double) DRAWS,
                notWorse / (double) DRAWS,
                ratios.length == 0 ? Optional.empty() : Optional.of(shareUnderOne(ratios)),
                ratios.length == 0 ? Optional.empty() : Optional.of(1 - median(ratios)));
    }

    private record Draws(Arm arm, double[] rates) {}

    private static double[] rates(Arm arm, UniformRandomProvider random) {
        ContinuousSampler sampler = BetaRate.posterior(arm.tally(), arm.prior()).createSampler(random)::sample;
        double[] rates = new double[DRAWS];
        Arrays.setAll(rates, draw -> sampler.sample());
        return rates;
    }

    /** Candidate's cost per success over the present one's, draw by draw; none when a cost is unknown or nothing. */
    private static double[] costRatios(Draws current, Draws candidate, UniformRandomProvider random) {
        double present = current.arm().cost().orElse(0);
        if (present <= 0 || candidate.arm().cost().isEmpty()) {
            return new double[0];
        }
        double other = candidate.arm().cost().getAsDouble();
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double presentError = current.arm().costs().relativeError();
        double otherError = candidate.arm().costs().relativeError();
        double[] ratios = new double[DRAWS];
        Arrays.setAll(ratios, draw -> {
            double spread = otherError * normal.sample() - presentError * normal.sample();
            return other
                    / present
                    * Math.exp(spread)
                    * current.rates()[draw]
                    / Math.max(1e-9, candidate.rates()[draw]);
        });
        return ratios;
    }

    private static double shareUnderOne(double[] ratios) {
        return Arrays.stream(ratios).filter(ratio -> ratio < 1).count() / (double) ratios.length;
    }

    private static double median(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
