package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void a_bound_is_at_most_one_in_sixty_four_above_its_value_and_never_under_it() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >>> 1 + random.nextInt(60);
            long bound = Buckets.upper(value);
            assertThat(bound).isGreaterThanOrEqualTo(value);
            assertThat((double) (bound - value)).isLessThanOrEqualTo(value * Buckets.WIDTH);
            assertThat(Buckets.upper(bound)).isEqualTo(bound);
        }
    }

    @Test
    void small_values_and_powers_of_two_are_exact() {
        for (long value = 0; value <= 128; value++) {
            assertThat(Buckets.upper(value)).isEqualTo(value);
        }
        assertThat(Buckets.upper(2L << 30)).isEqualTo(2L << 30);
        assertThat(Buckets.upper(1900)).isEqualTo(1904);
        assertThat(Memory.ofBytes(Buckets.upper(Memory.parse("3000Mi").bytes())))
                .isEqualTo(Memory.parse("3008Mi"));
    }

    @Test
    void the_quantile_of_the_buckets_is_the_bucket_of_the_quantile() {
        Random random = new Random(2);
        long[] values = random.longs(500, 1, 1L << 33).sorted().toArray();
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (long value : values) {
            counts.merge(Buckets.upper(value), 1, Integer::sum);
        }
        for (double share : new double[] {0.1, 0.5, 0.95, 0.99, 1}) {
            long exact = values[(int) Math.ceil(share * 500) - 1];
            assertThat(new Buckets(counts).quantile(share)).isEqualTo(Buckets.upper(exact));
        }
    }

    @Test
    void buckets_are_numbered_one_after_the_other() {
        long bound = 0;
        for (int number = 0; number < 3_500; number++) {
            assertThat(Buckets.number(bound)).isEqualTo(number);
            assertThat(Buckets.bound(number)).isEqualTo(bound);
            bound = Buckets.upper(bound + 1);
        }
    }
}
