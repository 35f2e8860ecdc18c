package sh.fabrik.analyse.stat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
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
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Map<Double, Double> stopped = new TreeMap<>();
    private double complete;
    private double sum;
    private double squares;
    private double mean;
    private double spread = USUAL_SPREAD;
    private final TDistribution next;
    private final double width;

    /** @param scale turns the weights into a number of runs */
    CensoredLogNormal(List<Seen> sample, double scale) {
        for (Seen seen : sample) {
            double log = Math.log(seen.value());
            double weight = seen.weight() * scale;
            if (seen.censored()) {
                stopped.merge(log, weight, Double::sum);
            } else {
                complete += weight;
                sum += weight * log;
                squares += weight * log * log;
            }
        }
        fit();
        next = TDistribution.of(Math.max(1, PRIOR_RUNS + complete - 1));
        width = spread * Math.sqrt(1 + 1 / Math.max(1, complete));
    }

    private void fit() {
        double runs = complete + stopped.values().stream().mapToDouble(w -> w).sum();
        mean = (sum
                        + stopped.entrySet().stream()
                                .mapToDouble(e -> e.getKey() * e.getValue())
                                .sum())
                / runs;
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
        for (Map.Entry<Double, Double> limit : stopped.entrySet()) {
            double z = (limit.getKey() - mean) / spread;
            double hazard = NORMAL.density(z) / Math.max(1e-12, NORMAL.survivalProbability(z));
            first += limit.getValue() * (mean + spread * hazard);
            second += limit.getValue() * (mean * mean + spread * spread + spread * (limit.getKey() + mean) * hazard);
        }
        mean = first / runs;
        double deviations = Math.max(0, second - runs * mean * mean);
        spread = Math.sqrt((PRIOR_RUNS * USUAL_SPREAD * USUAL_SPREAD + deviations) / (PRIOR_RUNS + runs));
    }

    /** Predictive share of runs that need more than {@code x}: Student's t on the logarithms (Gelman et al., 3.2). */
    double above(double x) {
        return next.survivalProbability((Math.log(x) - mean) / width);
    }
}
