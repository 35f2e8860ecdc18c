package sh.fabrik.analyse.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two arms compared by what is known of each: success rates by their Beta posteriors, the mean cost of an attempt log-normal with its
 * standard error, cost per success as one over the other. Probabilities are integrals over the posteriors and not draws, which
 * would take ten times as long for two digits less.
 *
 * @param better probability that the candidate's rate is ahead by more than 2 points
 * @param notWorse probability that it is not behind by more than 2 points
 * @param cheaper probability that its cost per success is lower, where both costs are known
 * @param saving expected share of the cost per success saved, where both costs are known
 */
record Duel(double better, double notWorse, Optional<Double> cheaper, Optional<Double> saving) {
    static final double LEAD = 0.02;

    /** From here on the normal distribution's probability is 1 to the last bit. */
    private static final double SURE = 9;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static Duel of(Cohort cohort) {
        RateGrid present = RateGrid.of(cohort.current());
        RateGrid other = RateGrid.of(cohort.candidate());
        OptionalDouble saving = cohort.saving();
        return new Duel(
                present.shareUnder(other, LEAD),
                present.shareUnder(other, -LEAD),
                saving.isEmpty() ? Optional.empty() : Optional.of(cheaper(cohort, present, other)),
                saving.isEmpty() ? Optional.empty() : Optional.of(saving.getAsDouble()));
    }

    private static double cheaper(Cohort cohort, RateGrid present, RateGrid other) {
        Arm current = cohort.current();
        Arm candidate = cohort.candidate();
        double cost = Math.log(
                current.cost().orElseThrow() / Math.max(1e-12, candidate.cost().orElseThrow()));
        double spread = Math.max(
                1e-9,
                Math.hypot(current.costs().relativeError(), candidate.costs().relativeError()));
        double[] others = new double[RateGrid.CELLS];
        Arrays.setAll(others, j -> Math.log(other.rate(j)));
        double sum = 0;
        for (int i = 0; i < RateGrid.CELLS; i++) {
            double ahead = cost - Math.log(present.rate(i));
            for (int j = 0; j < RateGrid.CELLS; j++) {
                double weight = present.weight(i) * other.weight(j);
                if (weight > 1e-9) {
                    sum += weight * below((ahead + others[j]) / spread);
                }
            }
        }
        return Math.min(1, sum);
    }

    /** The normal distribution's probability under {@code z}. */
    private static double below(double z) {
        return z > SURE ? 1 : NORMAL.cumulativeProbability(z);
    }
}
