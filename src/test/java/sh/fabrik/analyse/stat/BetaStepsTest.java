package sh.fabrik.analyse.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

final class BetaStepsTest {
    @Test
    void the_hundredths_of_a_distribution_that_is_wide_enough_are_those_of_the_library() {
        Random random = new Random(5);
        int wide = 0;
        for (int i = 0; i < 2000; i++) {
            double mean = Math.pow(random.nextDouble(), i % 4 + 1);
            double runs = Math.exp(random.nextDouble() * 12 - 2);
            BetaDistribution posterior = BetaDistribution.of(mean * runs, (1 - mean) * runs);
            if (BetaSteps.suit(posterior)) {
                wide++;
                assertSteps(posterior);
            }
        }
        assertThat(wide).isGreaterThan(1000);
    }

    private static void assertSteps(BetaDistribution posterior) {
        BetaSteps steps = new BetaSteps(posterior);
        for (int percent = 1; percent < 99; percent++) {
            double probability = posterior.probability(percent / 100.0, (percent + 1) / 100.0);
            assertThat(steps.from(percent))
                    .as("from %s %% of Beta(%s, %s)", percent, posterior.getAlpha(), posterior.getBeta())
                    .isCloseTo(probability, within(1e-12));
        }
    }

    @Test
    void what_lies_in_the_middle_of_two_millionths_is_rounded_as_the_library_has_it() {
        for (int n = 0; n <= 7; n++) {
            for (int hits = 0; hits <= n; hits++) {
                BetaDistribution posterior = BetaDistribution.of(hits + 1, n - hits + 1);
                for (int percent = 0; percent <= 100; percent++) {
                    assertThat(BetaRate.of(hits, n).cumulative().get(percent))
                            .isEqualTo(Math.round(posterior.cumulativeProbability(percent / 100.0) * 1e6) / 1e6);
                }
            }
        }
    }

    @Test
    void a_distribution_narrower_than_a_hundredth_is_left_to_the_library() {
        assertThat(BetaSteps.suit(BetaDistribution.of(1000, 1000))).isTrue();
        assertThat(BetaSteps.suit(BetaDistribution.of(5000, 5000))).isFalse();
    }
}
