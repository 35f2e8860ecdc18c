package sh.fabrik.store.packs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link FlatOut} wrote. */
final class FlatIn {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private final List<Long> rows = new ArrayList<>();
    private final int headsEnd;
    private int head;
    private int at;
    private long known;

    /** @param from where it begins */
    FlatIn(byte[] bytes, int from) {
        this.bytes = bytes;
        this.head = from + Integer.BYTES;
        this.headsEnd = head + ByteBuffer.wrap(bytes).getInt(from);
        this.at = headsEnd;
    }

    boolean hasNext() {
        return head < headsEnd;
    }

    void beginRow() {
        int swapped = at;
        at = head;
        int place = (int) number();
        if (place == 0) {
            known = number();
            rows.add(known);
        } else {
            known = rows.get(place - 1);
        }
        head = at;
        at = swapped;
    }

    /** The next bit of the row. */
    boolean known() {
        boolean is = (known & 1) != 0;
        known >>>= 1;
        return is;
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

    long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    long coarse(long unit) {
        long number = signed();
        return (number & 1) == 0 ? (number >> 1) * unit : number >> 1;
    }

    long fixed() {
        long number = ByteBuffer.wrap(bytes).getLong(at);
        at += Long.BYTES;
        return number;
    }

    String text() {
        int place = (int) number();
        if (place > 0) {
            return texts.get(place - 1);
        }
        String text = fresh();
        texts.add(text);
        return text;
    }

    String like(String before) {
        int same = (int) number();
        return same == 0 ? fresh() : before.substring(0, same) + fresh();
    }

    private String fresh() {
        int length = (int) number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
