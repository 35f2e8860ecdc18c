package sh.fabrik.store;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column, told row by row, in as little memory as they need: many of them wait to be written. Short texts that come
 * again are kept once.
 */
final class ColumnValues {
    private static final int RECENT = 64;
    private static final int LONG = 2_000; // characters, from which on a text hardly comes again and takes long to hash

    private final int rows;
    private final BitSet unknown = new BitSet(0);
    private Kind kind = Kind.UNKNOWN;
    private long[] numbers = {}; // whole ones, or the bits of those with a fraction
    private @Nullable Object[] objects = {};
    private @Nullable String[] recent = {};
    private @Nullable Object first;
    private boolean shared = true;
    private int row;

    /** @param rows that will be told */
    ColumnValues(int rows) {
        this.rows = rows;
    }

    private enum Kind {
        UNKNOWN,
        WHOLE,
        FRACTION,
        TEXT,
        MIXED
    }

    /** @param value of the next row; null where nothing is known */
    void add(@Nullable Object value) {
        if (row == 0) {
            first = value;
        }
        if (value != null) {
            become(kindOf(value));
            keep(value);
        } else if (kind != Kind.UNKNOWN) {
            shared = false;
            unknown.set(row);
        }
        row++;
    }

    private static Kind kindOf(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return Kind.WHOLE;
        }
        if (value instanceof String) {
            return Kind.TEXT;
        }
        return value instanceof Double ? Kind.FRACTION : Kind.MIXED;
    }

    private void become(Kind next) {
        if (kind == next || kind == Kind.MIXED) {
            return;
        }
        shared &= row == 0;
        if (kind != Kind.UNKNOWN) {
            mix();
            return;
        }
        unknown.set(0, row); // not before, since of many columns nobody knows anything
        kind = next;
        if (next == Kind.WHOLE || next == Kind.FRACTION) {
            numbers = new long[rows];
        } else {
            objects = next == Kind.TEXT ? new @Nullable String[rows] : new @Nullable Object[rows];
        }
    }

    private void mix() {
        @Nullable Object[] all = new @Nullable Object[rows];
        for (int i = 0; i < row; i++) {
            all[i] = value(i);
        }
        objects = all;
        kind = Kind.MIXED;
    }

    private @Nullable Object value(int at) {
        if (unknown.get(at)) {
            return null;
        }
        return switch (kind) {
            case WHOLE -> numbers[at];
            case FRACTION -> Double.longBitsToDouble(numbers[at]);
            default -> objects[at];
        };
    }

    private void keep(Object value) {
        switch (kind) {
            case WHOLE -> keep(((Number) value).longValue());
            case FRACTION -> keep(Double.doubleToRawLongBits((Double) value));
            case TEXT -> keep((String) value);
            default -> {
                objects[row] = value;
                shared &= value.equals(objects[0]);
            }
        }
    }

    private void keep(long number) {
        numbers[row] = number;
        shared &= number == numbers[0];
    }

    private void keep(String text) {
        String kept = text.length() > LONG ? text : recent(text);
        objects[row] = kept;
        shared &= kept.equals(objects[0]);
    }

    private String recent(String text) {
        if (recent.length == 0) {
            recent = new @Nullable String[RECENT];
        }
        int slot = text.hashCode() & RECENT - 1;
        String before = recent[slot];
        if (text.equals(before)) {
            return before;
        }
        recent[slot] = text;
        return text;
    }

    /** Of the first row; null where nothing is known, or nothing was told. */
    @Nullable
    Object first() {
        return first;
    }

    /** Whether all rows have the first one's value. */
    boolean areShared() {
        return shared;
    }

    /** What is told, ready to be bound. */
    BoundColumn bound() {
        return switch (kind) {
            case UNKNOWN -> new BoundColumn.Others(new @Nullable Object[rows]);
            case WHOLE -> new BoundColumn.Wholes(numbers, unknown);
            case FRACTION -> new BoundColumn.Fractions(numbers, unknown);
            case TEXT -> new BoundColumn.Texts((@Nullable String[]) objects);
            case MIXED -> new BoundColumn.Others(objects);
        };
    }
}
