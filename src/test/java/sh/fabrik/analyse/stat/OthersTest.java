package sh.fabrik.analyse.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OthersTest {
    @Test
    void the_distance_is_that_of_the_definition() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            long[] sorted = random.longs(2 + random.nextInt(30), 0, 1 + random.nextInt(300))
                    .sorted()
                    .toArray();
            int own = random.nextInt(sorted.length);
            long[] others = without(sorted, own);

            Others known = Others.than(sorted, own);

            assertThat(known.size()).isEqualTo(others.length);
            assertThat(sorted[known.medianPlace()]).isEqualTo(Quantiles.nearestRank(others, 0.5));
            assertThat(known.distance(sorted[own])).isCloseTo(distance(sorted[own], others), within(1e-12));
        }
    }

    @Test
    void a_value_that_is_not_among_them_lies_from_the_middle_of_all() {
        long[] sorted = {1000, 1100, 1200, 1300, 1400};

        assertThat(sorted[Others.all(sorted).medianPlace()]).isEqualTo(1200);
        assertThat(Others.all(sorted).distance(1500)).isCloseTo(300 / (1.4826 * 100), within(1e-12));
    }

    @Test
    void values_that_are_all_alike_do_not_make_a_small_difference_endless() {
        long[] sorted = {100, 100, 100, 110};

        assertThat(Others.than(sorted, 3).distance(110)).isEqualTo(2);
    }

    private static long[] without(long[] sorted, int own) {
        long[] others = Arrays.copyOf(sorted, sorted.length - 1);
        System.arraycopy(sorted, own + 1, others, own, others.length - own);
        return others;
    }

    private static double distance(long value, long[] others) {
        long median = Quantiles.nearestRank(others, 0.5);
        long[] distances = Arrays.stream(others)
                .map(other -> Math.abs(other - median))
                .sorted()
                .toArray();
        double deviation = 1.4826 * Quantiles.nearestRank(distances, 0.5);
        return Math.abs(value - median) / Math.max(Math.max(deviation, 0.05 * median), 1);
    }
}
