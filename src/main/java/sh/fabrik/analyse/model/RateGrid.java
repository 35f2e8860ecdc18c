package sh.fabrik.analyse.model;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.analyse.stat.BetaDensity;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.GaussLegendre;

/** What is known of a success rate: rates, and the probability that each stands for. */
final class RateGrid {
    /** What is less likely than this shows in no digit that anybody reads. */
    static final double NEGLIGIBLE = 1e-7;

    /** Beyond so many standard deviations from the mean lies nothing that two digits would show. */
    private static final double REACH = 6;

    private static final int PANELS = 2;
    private static final int CELLS = 60;

    private final BetaDistribution posterior;
    private final double deviation;
    private final double[] rates;
    private final double[] weights;

    /** Of two grids only one is asked. */
    private Optional<DoubleUnaryOperator> cumulative = Optional.empty();

    RateGrid(BetaDistribution posterior) {
        this.posterior = posterior;
        this.deviation = Math.sqrt(posterior.getVariance());
        double from = Math.max(0, posterior.getMean() - REACH * deviation);
        double to = Math.min(1, posterior.getMean() + REACH * deviation);
        boolean ends = posterior.getAlpha() >= 1 && posterior.getBeta() >= 1;
        this.rates = ends ? GaussLegendre.places(from, to, PANELS) : middles(from, to);
        this.weights = ends ? densities(GaussLegendre.weights(from, to, PANELS)) : masses(from, to);
        scale();
    }

    static RateGrid of(Arm arm) {
        return new RateGrid(BetaRate.posterior(arm.tally(), arm.prior()));
    }

    private double[] densities(double[] places) {
        BetaDensity density = new BetaDensity(posterior);
        for (int i = 0; i < places.length; i++) {
            places[i] *= density.at(rates[i]);
        }
        return places;
    }

    /** Of equal cells, for a density that has no end at 0 or 1. */
    private static double[] middles(double from, double to) {
        double[] middles = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            middles[cell] = from + (cell + 0.5) * (to - from) / CELLS;
        }
        return middles;
    }

    private double[] masses(double from, double to) {
        double[] masses = new double[CELLS];
        double below = posterior.cumulativeProbability(from);
        for (int cell = 0; cell < CELLS; cell++) {
            double upTo = posterior.cumulativeProbability(from + (cell + 1) * (to - from) / CELLS);
            masses[cell] = upTo - below;
            below = upTo;
        }
        return masses;
    }

    private void scale() {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= all;
        }
    }

    int size() {
        return rates.length;
    }

    double rate(int i) {
        return rates[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** Standard deviation of the rate's logarithm, nearly. */
    double relativeDeviation() {
        return deviation / posterior.getMean();
    }

    /** Probability that the rate is at most this. */
    double upTo(double rate) {
        if (cumulative.isEmpty()) {
            cumulative = Optional.of(RateCurve.of(posterior));
        }
        return cumulative.get().applyAsDouble(rate);
    }

    /** Probability that the rate is more than this. */
    double above(double rate) {
        return 1 - upTo(rate);
    }

    /**
     * Probability that the other rate is more than this one and {@code lead} together: summed over the one that is known better, since
     * what is known of the other then hardly changes between two places.
     */
    double shareUnder(RateGrid other, double lead) {
        double sum = 0;
        if (deviation <= other.deviation) {
            for (int i = 0; i < rates.length; i++) {
                sum += weights[i] > NEGLIGIBLE ? weights[i] * other.above(rates[i] + lead) : 0;
            }
        } else {
            for (int i = 0; i < other.rates.length; i++) {
                sum += other.weights[i] > NEGLIGIBLE ? other.weights[i] * upTo(other.rates[i] - lead) : 0;
            }
        }
        return Math.min(1, sum);
    }
}
