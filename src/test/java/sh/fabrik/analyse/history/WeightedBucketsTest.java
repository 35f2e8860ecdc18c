package sh.fabrik.analyse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.run.Buckets;

class WeightedBucketsTest {
    @Test
    void runs_are_told_by_bucket_in_whatever_order_they_were_added() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            WeightedBuckets buckets = new WeightedBuckets();
            TreeMap<Long, Integer> expected = new TreeMap<>();
            for (int i = 0; i < 50; i++) {
                long bound = Buckets.upper(random.nextLong() >>> (20 + random.nextInt(43)));
                int runs = 1 + random.nextInt(3);
                buckets.add(bound, runs, 0.5);
                buckets.upTo(bound);
                expected.merge(bound, runs, Integer::sum);
            }
            List<Seen> seen = new ArrayList<>();
            expected.forEach((bound, runs) -> seen.add(new Seen(bound, true, runs, runs * 0.5, runs * 0.25)));
            assertThat(buckets.seen(true)).isEqualTo(seen);
        }
    }

    @Test
    void the_largest_value_stands_in_for_the_bound_of_its_bucket() {
        WeightedBuckets buckets = new WeightedBuckets();
        buckets.add(1904, 1, 1);
        buckets.upTo(1900);
        assertThat(buckets.seen(false)).containsExactly(new Seen(1900, false, 1, 1, 1));
    }

    @Test
    void nothing_was_seen_where_nothing_was_added() {
        assertThat(new WeightedBuckets().seen(false)).isEmpty();
    }
}
