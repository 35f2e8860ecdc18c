package sh.fabrik.analyse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.analyse.stat.TwoRates;

final class CostPerSuccessTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double TWO_DIGITS = 0.004;
    private static final int CELLS = 1000;

    @ParameterizedTest
    @CsvSource({"5, 8, 7, 8", "900, 1000, 17, 20", "17, 20, 900, 1000", "1500, 2000, 1520, 2000"})
    void is_lower_for_the_higher_rate_where_attempts_are_known_to_cost_the_same(
            int hits, int runs, int otherHits, int otherRuns) {
        double lower = cost(hits + 1.0, runs - hits + 1.0, otherHits + 1.0, otherRuns - otherHits + 1.0, 0, 1e-9)
                .lower();

        double higher = new TwoRates(Tally.of(otherHits, otherRuns), Tally.of(hits, runs)).probabilityLower();
        assertThat(lower).isCloseTo(higher, within(TWO_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({
        "60, 20, 70, 20, -0.1, 0.001",
        "60, 20, 70, 20, 0.05, 0.05",
        "60, 20, 70, 20, 0.1, 0.6",
        "6, 2, 700, 200, -0.2, 0.1",
        "600, 200, 7, 2, 0.2, 0.1",
        "0.4, 9, 12, 30, 0.5, 0.3"
    })
    void is_as_likely_to_be_lower_as_a_fine_sum_says(
            double alpha, double beta, double otherAlpha, double otherBeta, double ratio, double spread) {
        BetaDistribution one = BetaDistribution.of(alpha, beta);
        BetaDistribution other = BetaDistribution.of(otherAlpha, otherBeta);

        double lower = cost(alpha, beta, otherAlpha, otherBeta, ratio, spread).lower();

        assertThat(lower).isCloseTo(fine(one, other, ratio, spread), within(TWO_DIGITS));
    }

    private static double fine(BetaDistribution one, BetaDistribution other, double ratio, double spread) {
        double[] present = masses(one);
        double[] candidate = masses(other);
        double sum = 0;
        for (int i = 0; i < present.length; i++) {
            for (int j = 0; j < candidate.length; j++) {
                double weight = present[i] * candidate[j];
                double z = (ratio + Math.log((j + 0.5) / (i + 0.5))) / spread;
                sum += weight > 1e-12 ? weight * NORMAL.cumulativeProbability(z) : 0;
            }
        }
        return sum;
    }

    private static double[] masses(BetaDistribution rate) {
        double[] masses = new double[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            masses[cell] = rate.probability((double) cell / CELLS, (cell + 1.0) / CELLS);
        }
        return masses;
    }

    private static CostPerSuccess cost(
            double alpha, double beta, double otherAlpha, double otherBeta, double ratio, double spread) {
        RateGrid present = new RateGrid(BetaDistribution.of(alpha, beta));
        RateGrid candidate = new RateGrid(BetaDistribution.of(otherAlpha, otherBeta));
        return new CostPerSuccess(present, candidate, ratio, spread);
    }
}
