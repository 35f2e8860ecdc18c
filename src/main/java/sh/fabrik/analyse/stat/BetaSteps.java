package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How much of a Beta distribution lies between one hundredth and the next: its density summed by {@link GaussLegendre} at places whose
 * logarithms are the same for every distribution. That is exact to 12 digits where the distribution is wide, and takes a fifth of the
 * time of the incomplete beta function at each hundredth.
 */
final class BetaSteps {
    private static final int STEPS = 100;
    private static final double NARROW = 0.02;

    private static final double[] LOG = GaussLegendre.places(0, 1, STEPS);
    private static final double[] LOG_REST = new double[LOG.length];
    private static final double[] WEIGHTS = GaussLegendre.weights(0, 1, STEPS);

    static {
        for (int node = 0; node < LOG.length; node++) {
            LOG_REST[node] = Math.log1p(-LOG[node]);
            LOG[node] = Math.log(LOG[node]);
        }
    }

    private final double alpha;
    private final double beta;
    private final double logBeta;

    BetaSteps(BetaDistribution posterior) {
        alpha = posterior.getAlpha();
        beta = posterior.getBeta();
        logBeta = LogBeta.value(alpha, beta);
    }

    /** Whether the places suffice between two hundredths. */
    static boolean suit(BetaDistribution posterior) {
        return posterior.getVariance() > NARROW * NARROW;
    }

    /** @param percent 1 to 98: at 0 and 1 the density may have no end */
    double from(int percent) {
        double sum = 0;
        for (int node = percent * GaussLegendre.PLACES; node < (percent + 1) * GaussLegendre.PLACES; node++) {
            sum += WEIGHTS[node] * density(node);
        }
        return sum;
    }

    private double density(int node) {
        return Math.exp((alpha - 1) * LOG[node] + (beta - 1) * LOG_REST[node] - logBeta);
    }
}
