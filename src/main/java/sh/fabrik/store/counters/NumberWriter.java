package sh.fabrik.store.counters;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Writes whole numbers, seven bits to a byte, lowest first; a text at its first use, then its place. {@link sh.fabrik.store.bytes.NumberReader} reads them. */
final class NumberWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final Map<String, Integer> places = new HashMap<>();

    /** @param number as unsigned */
    void number(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void text(String text) {
        Integer place = places.putIfAbsent(text, places.size());
        if (place != null) {
            number(place + 1L);
            return;
        }
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        number(0);
        number(letters.length);
        bytes.writeBytes(letters);
    }

    void amounts(Amounts amounts) {
        number(amounts.n());
        if (amounts.n() > 0) {
            number(amounts.sum());
            number(amounts.squares());
        }
    }

    /** Bounds as steps, since they are close to each other. */
    void buckets(SortedMap<Long, Integer> buckets) {
        number(buckets.size());
        long before = 0;
        for (Map.Entry<Long, Integer> bucket : buckets.entrySet()) {
            number(bucket.getKey() - before);
            number(bucket.getValue());
            before = bucket.getKey();
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
