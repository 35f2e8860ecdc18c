package sh.fabrik.analyse.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.facts.Proportion;

class RatesTest {
    private static final double NEXT_DIGIT = 0.6e-6;

    @Test
    void the_posterior_of_30_of_40_is_that_of_the_tables() {
        Proportion rate = BetaRate.of(30, 40);
        assertThat(rate.observed()).isEqualTo(0.75);
        assertThat(rate.value()).isCloseTo(31 / 42.0, within(1e-6));
        assertThat(rate.low()).isCloseTo(0.6218, within(2e-3));
        assertThat(rate.high()).isCloseTo(0.8413, within(2e-3));
        assertThat(rate.probabilityBelow(0.7)).isBetween(0.25, 0.32);
        assertThat(rate.probabilityBelow(1)).isEqualTo(1);
        assertThat(rate.probabilityBelow(0)).isZero();
    }

    @Test
    void nothing_counted_is_nothing_known() {
        Proportion rate = BetaRate.of(0, 0);
        assertThat(rate.low()).isCloseTo(0.05, within(1e-6));
        assertThat(rate.high()).isCloseTo(0.95, within(1e-6));
        assertThat(rate.probabilityBelow(0.5)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void the_interval_is_that_of_the_library() {
        for (int n = 0; n <= 30_000; n = n * 3 / 2 + 1) {
            for (int hits : List.of(0, 1, n / 7, n / 2, Math.max(0, n - 3), n)) {
                if (hits <= n) {
                    BetaDistribution posterior = BetaDistribution.of(hits + 1.0, n - hits + 1.0);
                    Proportion rate = BetaRate.of(hits, n);
                    assertThat(rate.low())
                            .as("%s of %s", hits, n)
                            .isCloseTo(inverse(posterior, 0.05), within(NEXT_DIGIT));
                    assertThat(rate.high())
                            .as("%s of %s", hits, n)
                            .isCloseTo(inverse(posterior, 0.95), within(NEXT_DIGIT));
                }
            }
        }
    }

    @Test
    void the_interval_is_that_of_the_library_whatever_was_believed_before() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            double mean = Math.pow(random.nextDouble(), i % 5 + 1);
            double runs = Math.exp(random.nextDouble() * 14 - 2);
            Prior prior = new Prior(i % 2 == 0 ? mean : 1 - mean, runs);
            BetaDistribution posterior = BetaRate.posterior(Tally.NONE, prior);
            Proportion rate = BetaRate.of(Tally.NONE, prior);
            assertQuantile(posterior, 0.05, rate.low());
            assertQuantile(posterior, 0.95, rate.high());
        }
    }

    private static void assertQuantile(BetaDistribution posterior, double share, double value) {
        String of = "Beta(" + posterior.getAlpha() + ", " + posterior.getBeta() + ")";
        assertThat(posterior.cumulativeProbability(value - NEXT_DIGIT)).as(of).isLessThan(share);
        assertThat(posterior.cumulativeProbability(value + NEXT_DIGIT)).as(of).isGreaterThan(share);
    }

    private static double inverse(BetaDistribution posterior, double share) {
        return posterior.inverseCumulativeProbability(share);
    }

    @Test
    void older_runs_weigh_less_and_are_still_counted() {
        Instant now = Instant.parse("2026-01-29T00:00:00Z");
        AgeWeight weight = new AgeWeight(now);
        assertThat(weight.of(now.getEpochSecond() - 14 * 86_400)).isCloseTo(0.5, within(1e-12));
        assertThat(weight.of(now.getEpochSecond() + 5)).isEqualTo(1);
        Tally tally = Tally.NONE;
        for (int i = 0; i < 10; i++) {
            tally = tally.plus(true, 1).plus(false, 0.25);
        }
        assertThat(tally.n()).isEqualTo(20);
        assertThat(tally.rate()).isCloseTo(0.8, within(1e-12));
        assertThat(tally.effectiveRuns()).isCloseTo(12.5 * 12.5 / 10.625, within(1e-9));
        assertThat(BetaRate.of(tally).observed()).isEqualTo(0.5);
    }

    @Test
    void the_beta_binomial_adds_up() {
        Prior rate = new Prior(0.1, 30);
        assertThat(BetaRate.atMost(20, 20, rate)).isCloseTo(1, within(1e-9));
        assertThat(BetaRate.atMost(0, 1, rate)).isCloseTo(0.9, within(1e-9));
        assertThat(BetaRate.atMost(0, 20, rate)).isBetween(0.12, 0.25);
    }

    @Test
    void false_discovery_rates_are_those_of_the_procedure() {
        assertThat(FalseDiscoveryRate.of(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
    }

    @Test
    void the_bayes_factor_speaks_for_change_only_when_there_is_one() {
        TwoRates same = new TwoRates(Tally.of(24, 30), Tally.of(12, 15));
        assertThat(same.bayesFactor()).isLessThan(1);
        assertThat(same.probabilityLower()).isCloseTo(0.5, within(0.07));
        TwoRates worse = new TwoRates(Tally.of(27, 30), Tally.of(4, 14));
        assertThat(worse.bayesFactor()).isGreaterThan(20);
        assertThat(worse.probabilityLower()).isGreaterThan(0.999);
    }

    @Test
    void nearest_rank_agrees_with_counting() {
        for (int n = 1; n <= 300; n++) {
            for (int percent = 1; percent <= 100; percent++) {
                int rank = (percent * n + 99) / 100;
                assertThat(Quantiles.index(n, percent / 100.0)).isEqualTo(rank - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 1",
        "3, 5, 1, 4",
        "20, 21, 8, 30",
        "150, 200, 140, 200",
        "9000, 10000, 8950, 10000",
        "0, 5000, 5000, 5000"
    })
    void the_probability_that_a_rate_fell_is_the_integral_over_both_posteriors(
            int hitsBefore, int before, int hitsAfter, int after) {
        BetaDistribution first = BetaDistribution.of(hitsBefore + 1.0, before - hitsBefore + 1.0);
        BetaDistribution second = BetaDistribution.of(hitsAfter + 1.0, after - hitsAfter + 1.0);
        double integral = 0;
        int steps = 20_000;
        for (int step = 0; step < steps; step++) {
            double share = first.cumulativeProbability((step + 1.0) / steps)
                    - first.cumulativeProbability((double) step / steps);
            integral += share * second.cumulativeProbability((step + 0.5) / steps);
        }
        TwoRates rates = new TwoRates(Tally.of(hitsBefore, before), Tally.of(hitsAfter, after));
        assertThat(rates.probabilityLower()).isCloseTo(integral, within(1e-4));
    }
}
