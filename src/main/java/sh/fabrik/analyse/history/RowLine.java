package sh.fabrik.analyse.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;
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
        this(line, 0);
    }

    private RowLine(byte[] line, int at) {
        this.line = line;
        this.at = at;
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
        return number(number -> number);
    }

    /** The next value, a number, as what it stands for; empty when it is unknown. */
    <T> Optional<T> number(LongFunction<T> meaning) {
        return passUnknown() ? Optional.empty() : Optional.of(meaning.apply(known()));
    }

    private boolean passUnknown() {
        boolean unknown = line[at] == ' ';
        at += unknown ? 1 : 0;
        return unknown;
    }

    /** The next value, a number that must be known. */
    long known() {
        boolean negative = line[at] == '-';
        int first = negative ? at + 1 : at;
        int end = first;
        long number = 0;
        while (line[end] != ' ') {
            number = number * 10 + (line[end] - '0');
            end++;
        }
        if (end == first) {
            throw new IllegalArgumentException("A number is missing at byte " + at + ".");
        }
        at = end + 1;
        return negative ? -number : number;
    }

    /** The next value, a text; empty when it is unknown. */
    public Optional<String> text() {
        if (passUnknown()) {
            return Optional.empty();
        }
        int length = (int) known();
        int from = at;
        at += length;
        return Optional.of(new String(line, from, length, StandardCharsets.UTF_8));
    }

    /** A number of which all 64 bits stand there, as no SQL makes them. */
    double real() {
        double number = ByteBuffer.wrap(line).getDouble(at);
        at += Double.BYTES;
        return number;
    }

    /** Where the next value begins. */
    int at() {
        return at;
    }

    /** What was read since then. */
    Part since(int begin) {
        return new Part(line, begin, at);
    }

    /** What is not read yet. */
    Part rest() {
        return new Part(line, at, line.length);
    }

    /** So many bytes of it, which are then read. */
    Part next(int length) {
        at += length;
        return since(at - length);
    }

    /** A piece of a line; equal to one of the same bytes. */
    static final class Part {
        private final byte[] line;
        private final int from;
        private final int to;

        private Part(byte[] line, int from, int to) {
            this.line = line;
            this.from = from;
            this.to = to;
        }

        /** A line that begins with it. */
        RowLine read() {
            return new RowLine(line, from);
        }

        int length() {
            return to - from;
        }

        void writeTo(ByteArrayOutputStream out) {
            out.write(line, from, to - from);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part part && Arrays.equals(line, from, to, part.line, part.from, part.to);
        }

        @Override
        public int hashCode() {
            int sum = 0;
            for (int i = from; i < to; i++) {
                sum = 31 * sum + line[i];
            }
            return sum;
        }
    }

    /** The next value, a number that must be 0 or 1. */
    public boolean yes() {
        return known() == 1;
    }
}
