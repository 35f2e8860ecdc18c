package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The density of a Beta distribution by logarithms: as exact as sums over it need, and without the arrays that the library makes at each
 * place.
 */
public final class BetaDensity {
    private final double alpha;
    private final double beta;
    private final double logBeta;

    public BetaDensity(BetaDistribution rate) {
        this.alpha = rate.getAlpha();
        this.beta = rate.getBeta();
        this.logBeta = LogBeta.value(alpha, beta);
    }

    /** @param rate above 0 and below 1 */
    public double at(double rate) {
        return Math.exp((alpha - 1) * Math.log(rate) + (beta - 1) * Math.log1p(-rate) - logBeta);
    }

    /** The slope of the density's logarithm. */
    double logSlope(double rate) {
        return (alpha - 1) / rate - (beta - 1) / (1 - rate);
    }
}
