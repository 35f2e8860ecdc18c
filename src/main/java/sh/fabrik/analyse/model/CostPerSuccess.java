package sh.fabrik.analyse.model;

import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.statistics.distribution.NormalDistribution;
import sh.fabrik.analyse.stat.GaussLegendre;

/**
 * Whether a success of the candidate costs less. Three things are uncertain, on the scale of logarithms: the two rates, and the ratio of
 * the mean costs of an attempt, which is normal there. Two are summed over, and what is known least of all is asked for its
 * probability: it changes least between two places.
 *
 * @param ratio logarithm of the present mean cost over the candidate's
 * @param spread its standard error, above 0
 */
record CostPerSuccess(RateGrid present, RateGrid candidate, double ratio, double spread) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final double SQRT_2 = Math.sqrt(2);
    private static final double REACH = 6;
    private static final int PANELS = 2;
    private static final double[] ERRORS = GaussLegendre.places(-REACH, REACH, PANELS);
    private static final double[] WEIGHTS = GaussLegendre.weights(-REACH, REACH, PANELS);

    static {
        for (int i = 0; i < WEIGHTS.length; i++) {
            WEIGHTS[i] *= NORMAL.density(ERRORS[i]);
        }
    }

    static CostPerSuccess of(Cohort cohort, RateGrid present, RateGrid candidate) {
        Arm current = cohort.current();
        Arm other = cohort.candidate();
        double ratio = Math.log(
                current.cost().orElseThrow() / Math.max(1e-12, other.cost().orElseThrow()));
        double spread = Math.max(
                1e-9, Math.hypot(current.costs().relativeError(), other.costs().relativeError()));
        return new CostPerSuccess(present, candidate, ratio, spread);
    }

    /** Probability that it is lower. */
    double lower() {
        double one = present.relativeDeviation();
        double other = candidate.relativeDeviation();
        if (spread >= Math.max(one, other)) {
            return Math.min(1, overRates());
        }
        return Math.min(1, one >= other ? overErrors(candidate, true) : overErrors(present, false));
    }

    private double overRates() {
        double[] others = new double[candidate.size()];
        for (int j = 0; j < others.length; j++) {
            others[j] = Math.log(candidate.rate(j));
        }
        double sum = 0;
        for (int i = 0; i < present.size(); i++) {
            double ahead = ratio - Math.log(present.rate(i));
            for (int j = 0; j < others.length; j++) {
                double weight = present.weight(i) * candidate.weight(j);
                if (weight > RateGrid.NEGLIGIBLE) {
                    sum += weight * below((ahead + others[j]) / spread);
                }
            }
        }
        return sum;
    }

    private double overErrors(RateGrid known, boolean isCandidate) {
        double sum = 0;
        for (int i = 0; i < known.size(); i++) {
            for (int j = 0; j < ERRORS.length; j++) {
                double weight = known.weight(i) * WEIGHTS[j];
                if (weight > RateGrid.NEGLIGIBLE) {
                    double factor = Math.exp(ratio + spread * ERRORS[j]);
                    sum += weight
                            * (isCandidate
                                    ? present.upTo(known.rate(i) * factor)
                                    : candidate.above(known.rate(i) / factor));
                }
            }
        }
        return sum;
    }

    /** The normal distribution's probability under {@code z}; by the scaled function, which needs no number of twice the digits. */
    private static double below(double z) {
        double beyond = Math.exp(-z * z / 2) * Erfcx.value(Math.abs(z) / SQRT_2) / 2;
        return z > 0 ? 1 - beyond : beyond;
    }
}
