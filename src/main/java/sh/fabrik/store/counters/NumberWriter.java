package sh.fabrik.store.counters;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import sh.fabrik.store.bytes.GrowingBytes;

/** Writes whole numbers, seven bits to a byte, lowest first; a text at its first use, then its place. {@link sh.fabrik.store.bytes.NumberReader} reads them. */
final class NumberWriter {
    private final Map<String, Integer> places = new HashMap<>();
    private final GrowingBytes bytes = new GrowingBytes(256);
    private long before; // the bucket's bound

    /** @param number as unsigned */
    void number(long number) {
        bytes.number(number);
    }

    void text(String text) {
        Integer place = places.putIfAbsent(text, places.size());
        if (place != null) {
            number(place + 1L);
            return;
        }
        number(0);
        bytes.letters(text.getBytes(StandardCharsets.UTF_8));
    }

    void amounts(Amounts amounts) {
        number(amounts.n());
        if (amounts.n() > 0) {
            number(amounts.sum());
            number(amounts.squares());
        }
    }

    /** Bounds as steps, since they are close to each other. */
    void buckets(BucketCounts buckets) {
        number(buckets.size());
        before = 0;
        buckets.forEach(this::bucket);
    }

    private void bucket(long bound, int count) {
        number(bound - before);
        number(count);
        before = bound;
    }

    byte[] bytes() {
        return bytes.copy();
    }
}
