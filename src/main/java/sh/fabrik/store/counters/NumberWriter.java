package sh.fabrik.store.counters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes whole numbers, seven bits to a byte, lowest first; a text at its first use, then its place. {@link sh.fabrik.store.bytes.NumberReader} reads them. */
final class NumberWriter {
    private static final int LONGEST = 10; // bytes of a number

    private final Map<String, Integer> places = new HashMap<>();
    private byte[] bytes = new byte[256];
    private int size;
    private long before; // the bucket's bound

    /** @param number as unsigned */
    void number(long number) {
        makeRoom(LONGEST);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
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
        makeRoom(letters.length);
        System.arraycopy(letters, 0, bytes, size, letters.length);
        size += letters.length;
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
        return Arrays.copyOf(bytes, size);
    }
}
