package sh.fabrik.analyse.model;

import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.analyse.stat.BetaRate;

/** What is known of a success rate, in cells: a rate in the middle of each, and the probability that the true rate lies in it. */
final class RateGrid {
    static final int CELLS = 60;

    /** Beyond so many standard deviations from the mean lies nothing that two digits would show. */
    private static final double REACH = 6;

    private final BetaDistribution posterior;
    private final double[] rates = new double[CELLS];
    private final double[] weights = new double[CELLS];

    private RateGrid(BetaDistribution posterior) {
        this.posterior = posterior;
        double reach = REACH * Math.sqrt(posterior.getVariance());
        double from = Math.max(0, posterior.getMean() - reach);
        double step = (Math.min(1, posterior.getMean() + reach) - from) / CELLS;
        double below = posterior.cumulativeProbability(from);
        double all = posterior.cumulativeProbability(from + CELLS * step) - below;
        for (int cell = 0; cell < CELLS; cell++) {
            double upTo = posterior.cumulativeProbability(from + (cell + 1) * step);
            rates[cell] = from + (cell + 0.5) * step;
            weights[cell] = (upTo - below) / all;
            below = upTo;
        }
    }

    static RateGrid of(Arm arm) {
        return new RateGrid(BetaRate.posterior(arm.tally(), arm.prior()));
    }

    double rate(int cell) {
        return rates[cell];
    }

    double weight(int cell) {
        return weights[cell];
    }

    /** Probability that the other rate is more than this one and {@code lead} together. */
    double shareUnder(RateGrid other, double lead) {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double bar = Math.max(0, Math.min(1, rates[cell] + lead));
            sum += weights[cell] * other.posterior.survivalProbability(bar);
        }
        return Math.min(1, sum);
    }
}
