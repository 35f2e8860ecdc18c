package sh.fabrik.store.counters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Reads what {@link NumberWriter} wrote. */
final class NumberReader {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    NumberReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    String text() {
        int place = (int) number();
        if (place > 0) {
            return texts.get(place - 1);
        }
        int length = (int) number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        texts.add(text);
        return text;
    }

    Amounts amounts() {
        int n = (int) number();
        return n == 0 ? Amounts.NONE : new Amounts(n, number(), number());
    }

    void buckets(SortedMap<Long, Integer> buckets) {
        long bound = 0;
        for (long left = number(); left > 0; left--) {
            bound += number();
            buckets.put(bound, (int) number());
        }
    }
}
