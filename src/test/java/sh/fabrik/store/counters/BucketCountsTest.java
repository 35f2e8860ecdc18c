package sh.fabrik.store.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sh.fabrik.run.Buckets;

final class BucketCountsTest {
    @Test
    void nothing_counted_is_no_bucket() {
        BucketCounts counts = new BucketCounts();
        assertThat(counts.size()).isZero();
        assertThat(counts.buckets()).isEqualTo(Buckets.NONE);
    }

    @Test
    void values_are_counted_by_bucket_in_order_whatever_order_they_came_in() {
        Random random = new Random(7);
        BucketCounts counts = new BucketCounts();
        TreeMap<Long, Integer> expected = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            long bound = Buckets.upper(random.nextLong() >>> 2 + random.nextInt(62));
            int more = 1 + random.nextInt(3);
            counts.add(bound, more);
            expected.merge(bound, more, Integer::sum);
        }
        assertThat(counts.buckets().counts()).isEqualTo(expected);
        assertThat(counts.size()).isEqualTo(expected.size());
        List<Long> told = new ArrayList<>();
        counts.forEach((bound, count) -> told.add(bound));
        assertThat(told).isSorted();
    }

    @Test
    void two_of_them_added_count_what_both_counted() {
        BucketCounts one = new BucketCounts();
        one.add(128, 2);
        one.add(1 << 30, 1);
        BucketCounts other = new BucketCounts();
        other.add(0, 5);
        other.add(1 << 30, Integer.MAX_VALUE - 1);
        one.add(other);
        assertThat(one.buckets().counts())
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.of(0L, 5, 128L, 2, 1L << 30, Integer.MAX_VALUE)));
        assertThat(other.size()).isEqualTo(2);
    }
}
