package sh.fabrik.analyse.stat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Rank correlation of two values (Spearman 1904), equal values sharing their mean rank, with the one-sided probability of so high a
 * correlation by chance from Student's t with n - 2 degrees of freedom (Kendall and Stuart, The Advanced Theory of Statistics, 31.19).
 *
 * <table><caption>Worked values</caption>
 * <tr><th>x</th><th>y</th><th>rho</th><th>p</th></tr>
 * <tr><td>1 2 3 4 5 6 7 8</td><td>2 1 4 3 6 5 8 7</td><td>0.905</td><td>0.0010</td></tr>
 * <tr><td>1 2 3 4 5 6 7 8</td><td>1 1 1 1 1 1 1 1</td><td>0</td><td>1</td></tr>
 * </table>
 *
 * @param rho -1 to 1; 0 when there are too few values or one of them never changes
 * @param pValue 0 to 1; 1 when rho is not known
 */
public record RankCorrelation(double rho, double pValue, int n) {
    private static final int FEWEST = 5;

    /** @param x as many as {@code y}, in the same order */
    public static RankCorrelation of(double[] x, double[] y) {
        int n = x.length;
        if (n < FEWEST) {
            return new RankCorrelation(0, 1, n);
        }
        double rho = pearson(ranks(x), ranks(y));
        if (Double.isNaN(rho)) {
            return new RankCorrelation(0, 1, n);
        }
        double rest = 1 - rho * rho;
        double t = rest <= 0 ? Double.POSITIVE_INFINITY * Math.signum(rho) : rho * Math.sqrt((n - 2) / rest);
        return new RankCorrelation(rho, TDistribution.of(n - 2).survivalProbability(t), n);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0 + 1;
            }
            from = to + 1;
        }
        return ranks;
    }

    /** NaN when one of them never changes. */
    private static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
