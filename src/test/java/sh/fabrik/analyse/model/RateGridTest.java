package sh.fabrik.analyse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.analyse.stat.TwoRates;

final class RateGridTest {
    private static final double TWO_DIGITS = 0.004;

    @ParameterizedTest
    @CsvSource({
        "5, 8, 7, 8",
        "0, 3, 40, 41",
        "900, 1000, 17, 20",
        "17, 20, 900, 1000",
        "0, 0, 1, 1",
        "1500, 2000, 1520, 2000"
    })
    void is_as_likely_to_be_less_as_the_exact_sum_says(int hits, int runs, int otherHits, int otherRuns) {
        TwoRates rates = new TwoRates(Tally.of(otherHits, otherRuns), Tally.of(hits, runs));

        double share =
                grid(hits + 1.0, runs - hits + 1.0).shareUnder(grid(otherHits + 1.0, otherRuns - otherHits + 1.0), 0);

        assertThat(share).isCloseTo(rates.probabilityLower(), within(TWO_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({"0.02, 12, 6, 7", "40, 0.004, 30, 12", "0.5, 0.5, 0.5, 0.5", "3, 7, 200, 180", "2, 2, 2000, 8"})
    void asks_for_a_lead_as_a_fine_sum_does(double alpha, double beta, double otherAlpha, double otherBeta) {
        BetaDistribution one = BetaDistribution.of(alpha, beta);
        BetaDistribution other = BetaDistribution.of(otherAlpha, otherBeta);

        double share = new RateGrid(one).shareUnder(new RateGrid(other), Duel.LEAD);

        assertThat(share).isCloseTo(fine(one, other), within(TWO_DIGITS));
    }

    private static double fine(BetaDistribution one, BetaDistribution other) {
        int cells = 20_000;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            double from = (double) i / cells;
            double to = (i + 1.0) / cells;
            double bar = Math.min(1, (from + to) / 2 + Duel.LEAD);
            sum += one.probability(from, to) * other.survivalProbability(bar);
        }
        return sum;
    }

    private static RateGrid grid(double alpha, double beta) {
        return new RateGrid(BetaDistribution.of(alpha, beta));
    }
}
