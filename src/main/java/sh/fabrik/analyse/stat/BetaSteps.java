package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How much of a Beta distribution lies between one hundredth and the next: its density summed at eight places by Gauss and Legendre
 * (NIST Digital Library of Mathematical Functions, 3.5(v)), whose logarithms are the same for every distribution. That is exact to 12
 * digits where the distribution is wide, and takes a fifth of the time of the incomplete beta function at each hundredth.
 */
final class BetaSteps {
    private static final int STEPS = 100;
    private static final int NODES = 8;
    private static final double NARROW = 0.02;

    private static final double[] PLACES = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHTS = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };
    private static final double[] LOG = new double[STEPS * NODES];
    private static final double[] LOG_REST = new double[STEPS * NODES];

    static {
        for (int node = 0; node < LOG.length; node++) {
            double place = PLACES[node % NODES / 2] * (node % 2 == 0 ? 1 : -1);
            int percent = node / NODES;
            double x = (percent + (1 + place) / 2) / STEPS;
            LOG[node] = Math.log(x);
            LOG_REST[node] = Math.log1p(-x);
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

    /** Whether eight places suffice between two hundredths. */
    static boolean suit(BetaDistribution posterior) {
        return posterior.getVariance() > NARROW * NARROW;
    }

    /** @param percent 1 to 98: at 0 and 1 the density may have no end */
    double from(int percent) {
        double sum = 0;
        for (int pair = 0; pair < NODES / 2; pair++) {
            int node = percent * NODES + 2 * pair;
            sum += WEIGHTS[pair] * (density(node) + density(node + 1));
        }
        return sum / (2 * STEPS);
    }

    private double density(int node) {
        return Math.exp((alpha - 1) * LOG[node] + (beta - 1) * LOG_REST[node] - logBeta);
    }
}
