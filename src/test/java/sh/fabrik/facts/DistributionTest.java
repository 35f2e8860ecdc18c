package sh.fabrik.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DistributionTest {
    @Test
    void a_beta_distribution_is_that_of_the_binomial_tail() {
        Distribution rate = new Distribution.Beta(2, 3);
        double share = 0.3;
        double atLeastTwoOfFour = 1 - Math.pow(0.7, 4) - 4 * share * Math.pow(0.7, 3); // DLMF 8.17.5
        assertThat(rate.below(share)).isCloseTo(atLeastTwoOfFour, within(1e-12));
    }

    @Test
    void outside_0_and_1_nothing_is_left() {
        for (Distribution any : List.of(new Distribution.Beta(0.5, 40), new Distribution.Table(straight()))) {
            assertThat(any.below(-0.1)).isZero();
            assertThat(any.below(0)).isZero();
            assertThat(any.below(1)).isEqualTo(1);
            assertThat(any.below(1.1)).isEqualTo(1);
        }
    }

    @Test
    void a_table_is_linear_between_its_hundredths() {
        List<Double> hundredths = straight();
        hundredths.set(50, 0.6);
        Distribution drawn = new Distribution.Table(hundredths);
        assertThat(drawn.below(0.5)).isCloseTo(0.6, within(1e-12));
        assertThat(drawn.below(0.4975)).isCloseTo(0.5725, within(1e-12));
        assertThat(drawn.below(0.2525)).isCloseTo(0.2525, within(1e-12));
    }

    @Test
    void a_table_of_fewer_than_101_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Distribution.Table(List.of(0.0, 1.0)))
                .withMessage("A distribution needs 101 probabilities, got 2");
    }

    private static List<Double> straight() {
        List<Double> hundredths = new ArrayList<>();
        for (int percent = 0; percent < Distribution.Table.SIZE; percent++) {
            hundredths.add(percent / 100.0);
        }
        return hundredths;
    }
}
