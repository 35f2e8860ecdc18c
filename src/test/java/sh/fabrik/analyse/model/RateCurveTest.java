package sh.fabrik.analyse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

final class RateCurveTest {
    private static final double FOUR_DIGITS = 5e-5;

    @Test
    void is_the_incomplete_beta_function_to_four_digits() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            double mean = random.nextDouble();
            double runs = Math.exp(random.nextDouble() * 12 - 2);
            BetaDistribution rate = BetaDistribution.of(0.1 + mean * runs, 0.1 + (1 - mean) * runs);
            DoubleUnaryOperator curve = RateCurve.of(rate);
            double deviation = Math.sqrt(rate.getVariance());
            for (int step = -50; step <= 50; step++) {
                double bar = rate.getMean() + step * deviation / 5;
                double exact = rate.cumulativeProbability(Math.min(1, Math.max(0, bar)));
                assertThat(curve.applyAsDouble(bar))
                        .as("Beta(%s, %s) up to %s", rate.getAlpha(), rate.getBeta(), bar)
                        .isCloseTo(exact, within(FOUR_DIGITS))
                        .isBetween(0.0, 1.0);
            }
        }
    }
}
