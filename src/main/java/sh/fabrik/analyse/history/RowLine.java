package sh.fabrik.analyse.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns of one row as one value: to ask for each by itself takes a few times as long as SQLite does to find the row. A number ends
 * with a space and is nothing but the space when it is unknown; before a text stands its length in bytes, as a number.
 */
public final class RowLine {
    private final byte[] line;
    private int at;

    /** @param line that {@link #of} made */
    public RowLine(byte[] line) {
        this.line = line;
    }

    /**
     * SQL that makes a line.
     *
     * @param columns each a {@link #number(String)} or a {@link #text(String)}
     */
    public static String of(String... columns) {
        return "concat(" + String.join(", ", columns) + ")";
    }

    /** SQL that puts a whole number into a line. */
    public static String number(String column) {
        return column + ", ' '";
    }

    /** SQL that puts a text into a line. */
    public static String text(String column) {
        return "octet_length(" + column + "), ' ', " + column;
    }

    /** The next value, a number; empty when it is unknown. */
    public Optional<Long> number() {
        boolean negative = line[at] == '-';
        int first = negative ? at + 1 : at;
        int end = first;
        long number = 0;
        while (line[end] != ' ') {
            number = number * 10 + (line[end] - '0');
            end++;
        }
        at = end + 1;
        return end == first ? Optional.empty() : Optional.of(negative ? -number : number);
    }

    /** The next value, a text; empty when it is unknown. */
    public Optional<String> text() {
        Optional<Long> length = number();
        if (length.isEmpty()) {
            return Optional.empty();
        }
        int from = at;
        at += length.get().intValue();
        return Optional.of(new String(line, from, at - from, StandardCharsets.UTF_8));
    }

    /** What is not read yet: equal in lines that end alike. */
    Rest rest() {
        return new Rest(line, at);
    }

    /** The end of a line. */
    static final class Rest {
        private final byte[] line;
        private final int from;
        private final int hash;

        private Rest(byte[] line, int from) {
            this.line = line;
            this.from = from;
            int sum = 0;
            for (int i = from; i < line.length; i++) {
                sum = 31 * sum + line[i];
            }
            this.hash = sum;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rest rest
                    && Arrays.equals(line, from, line.length, rest.line, rest.from, rest.line.length);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The next value, a number that must be 0 or 1. */
    public boolean yes() {
        return number().orElseThrow() == 1;
    }
}
