package sh.fabrik.analyse.model;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.analyse.stat.BetaDensity;

/**
 * Cumulative probabilities of a Beta distribution from a table: its density added up by Simpson's rule (NIST Digital Library of
 * Mathematical Functions, 3.5(ii)), and between two entries the cubic that has the density as its slope at both. That gives four digits, of
 * which two are read; a duel of two models asks up to three hundred times, which the incomplete beta function would take longer to answer.
 */
final class RateCurve {
    /** Below so much of either parameter the density is too steep at 0 or 1. */
    private static final double LEAST = 3;

    private static final double REACH = 8;
    private static final int PANELS = 64;

    private final BetaDensity density;
    private final double from;
    private final double width;
    private final double[] slope = new double[PANELS + 1];
    private final double[] upTo = new double[PANELS + 1];

    private RateCurve(BetaDistribution rate) {
        density = new BetaDensity(rate);
        double reach = REACH * Math.sqrt(rate.getVariance());
        from = Math.max(0, rate.getMean() - reach);
        width = (Math.min(1, rate.getMean() + reach) - from) / PANELS;
        slope[0] = density(from);
        for (int panel = 0; panel < PANELS; panel++) {
            slope[panel + 1] = density(from + (panel + 1) * width);
            double middle = density(from + (panel + 0.5) * width);
            upTo[panel + 1] = upTo[panel] + width / 6 * (slope[panel] + 4 * middle + slope[panel + 1]);
        }
        scale();
    }

    /** Probability that a rate is at most this; of what is too steep for the table by the function itself. */
    static DoubleUnaryOperator of(BetaDistribution rate) {
        return rate.getAlpha() >= LEAST && rate.getBeta() >= LEAST
                ? new RateCurve(rate)::upTo
                : bar -> rate.cumulativeProbability(Math.min(1, Math.max(0, bar)));
    }

    private double density(double rate) {
        return rate <= 0 || rate >= 1 ? 0 : density.at(rate);
    }

    private void scale() {
        double all = upTo[PANELS];
        for (int entry = 0; entry <= PANELS; entry++) {
            upTo[entry] /= all;
            slope[entry] /= all;
        }
    }

    private double upTo(double rate) {
        double position = (rate - from) / width;
        if (position <= 0) {
            return 0;
        }
        if (position >= PANELS) {
            return 1;
        }
        int panel = (int) position;
        double t = position - panel;
        double rest = 1 - t;
        double cubic = rest * rest * ((1 + 2 * t) * upTo[panel] + t * width * slope[panel])
                + t * t * ((1 + 2 * rest) * upTo[panel + 1] - rest * width * slope[panel + 1]);
        return Math.max(0, Math.min(1, cubic));
    }
}
