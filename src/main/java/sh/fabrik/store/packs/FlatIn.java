package sh.fabrik.store.packs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import sh.fabrik.store.bytes.NumberReader;

/** Reads what {@link FlatOut} wrote. */
final class FlatIn {
    private final NumberReader heads;
    private final NumberReader values;
    private final int headsEnd;
    private final List<Long> rows = new ArrayList<>();
    private long known;

    /** @param from where it begins */
    FlatIn(byte[] bytes, int from) {
        this.heads = new NumberReader(bytes, from + Integer.BYTES);
        this.headsEnd = heads.at() + ByteBuffer.wrap(bytes).getInt(from);
        this.values = new NumberReader(bytes, headsEnd);
    }

    boolean hasNext() {
        return heads.at() < headsEnd;
    }

    void beginRow() {
        int place = (int) heads.number();
        if (place == 0) {
            known = heads.number();
            rows.add(known);
        } else {
            known = rows.get(place - 1);
        }
    }

    /** The next bit of the row. */
    boolean known() {
        boolean is = (known & 1) != 0;
        known >>>= 1;
        return is;
    }

    long signed() {
        long number = values.number();
        return number >>> 1 ^ -(number & 1);
    }

    long coarse(long unit) {
        long number = signed();
        return (number & 1) == 0 ? (number >> 1) * unit : number >> 1;
    }

    long fixed() {
        return values.fixed();
    }

    String text() {
        return values.text();
    }

    String like(String before) {
        int same = (int) values.number();
        return same == 0 ? values.letters() : before.substring(0, same) + values.letters();
    }
}
