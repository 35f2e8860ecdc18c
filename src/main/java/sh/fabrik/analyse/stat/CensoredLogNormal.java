package sh.fabrik.analyse.stat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A log-normal distribution fitted to needs of which some were censored, by expectation maximisation (Wolynetz 1979, AS 138). The
 * variance is drawn towards {@value #USUAL_SPREAD}^2, the usual spread within one task on real traces, as if two more runs had
 * shown it, so that three equal peaks do not promise that the fourth is equal.
 */
final class CensoredLogNormal {
    private static final double USUAL_SPREAD = 0.15;
    private static final double PRIOR_RUNS = 2;
    private static final int MOST_ROUNDS = 300;
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double HAZARD_AT_0 = Math.sqrt(2 / Math.PI);

    /** Logarithms of the limits at which runs were stopped, and how many were. */
    private final double[] limits;

    private final double[] stopped;
    private double complete;
    private double sum;
    private double squares;
    private double mean;
    private double spread = USUAL_SPREAD;
    private final TDistribution next;
    private final double width;

    /** @param scale turns the weights into a number of runs */
    CensoredLogNormal(List<Seen> sample, double scale) {
        SortedMap<Double, Double> stoppedAt = new TreeMap<>();
        for (Seen seen : sample) {
            double log = Math.log(seen.value());
            double weight = seen.weight() * scale;
            if (seen.censored()) {
                stoppedAt.merge(log, weight, Double::sum);
            } else {
                complete += weight;
                sum += weight * log;
                squares += weight * log * log;
            }
        }
        limits = stoppedAt.keySet().stream().mapToDouble(limit -> limit).toArray();
        stopped = stoppedAt.values().stream().mapToDouble(weight -> weight).toArray();
        fit();
        next = TDistribution.of(Math.max(1, PRIOR_RUNS + complete - 1));
        width = spread * Math.sqrt(1 + 1 / Math.max(1, complete));
    }

    private void fit() {
        double runs = complete;
        mean = sum;
        for (int i = 0; i < limits.length; i++) {
            runs += stopped[i];
            mean += stopped[i] * limits[i];
        }
        mean /= runs;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = mean;
            double beforeSpread = spread;
            improve(runs);
            if (Math.abs(mean - before) + Math.abs(spread - beforeSpread) < 1e-7) {
                return;
            }
        }
    }

    private void improve(double runs) {
        double first = sum;
        double second = squares;
        for (int i = 0; i < limits.length; i++) {
            double hazard = hazard((limits[i] - mean) / spread);
            first += stopped[i] * (mean + spread * hazard);
            second += stopped[i] * (mean * mean + spread * spread + spread * (limits[i] + mean) * hazard);
        }
        mean = first / runs;
        double deviations = Math.max(0, second - runs * mean * mean);
        spread = Math.sqrt((PRIOR_RUNS * USUAL_SPREAD * USUAL_SPREAD + deviations) / (PRIOR_RUNS + runs));
    }

    /** The normal distribution's density over what lies beyond, in one function: Mills' ratio, upside down. */
    private static double hazard(double z) {
        return HAZARD_AT_0 / Erfcx.value(z / SQRT_2);
    }

    /** Predictive share of runs that need more than {@code x}: Student's t on the logarithms (Gelman et al., 3.2). */
    double above(double x) {
        return next.survivalProbability((Math.log(x) - mean) / width);
    }
}
