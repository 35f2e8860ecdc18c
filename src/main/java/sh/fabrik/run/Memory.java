package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of memory in bytes, zero or more. Its text is the shortest exact Kubernetes quantity, such as {@code 4Gi}. */
public record Memory(@JsonValue long bytes) implements Comparable<Memory> {
    private static final long KIBI = 1024;
    private static final String[] SUFFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    public Memory {
        if (bytes < 0) {
            throw new UnreadableValue(bytes + " bytes of memory is negative; memory is zero or more.");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Memory ofBytes(long bytes) {
        return new Memory(bytes);
    }

    /** @param mebibytes in units of 2^20 bytes, which is what every "MB" column of fabrik means */
    public static Memory ofMebibytes(long mebibytes) {
        return new Memory(Math.multiplyExact(mebibytes, KIBI * KIBI));
    }

    /**
     * Reads a Kubernetes quantity; a fraction of a byte is rounded up, as Kubernetes does.
     *
     * @throws UnreadableValue when the text is no quantity, negative, or beyond 2^63 bytes
     */
    public static Memory parse(String text) {
        BigDecimal bytes = Quantity.parse(text, "4Gi or 512Mi").setScale(0, RoundingMode.CEILING);
        if (bytes.compareTo(LARGEST) > 0) {
            throw new UnreadableValue("\"" + text + "\" is more memory than any machine has; write it like 4Gi.");
        }
        return new Memory(bytes.longValueExact());
    }

    /** In units of 2^20 bytes, rounded up. */
    public long mebibytes() {
        return -Math.floorDiv(-bytes, KIBI * KIBI);
    }

    /** In units of 2^30 bytes. */
    public double gibibytes() {
        return bytes / (double) (KIBI * KIBI * KIBI);
    }

    public Memory times(double factor) {
        return new Memory(Math.round(bytes * factor));
    }

    public boolean isMoreThan(Memory other) {
        return bytes > other.bytes;
    }

    public static Memory max(Memory a, Memory b) {
        return a.bytes >= b.bytes ? a : b;
    }

    /** For people, to a tenth of the fitting unit: {@code 1.9Gi}, {@code 640Mi}. Not exact; for values use the text. */
    public String rounded() {
        String[] units = {"Ki", "Mi", "Gi"};
        double value = bytes / (double) KIBI;
        int unit = 0;
        while (value >= KIBI - 0.05 && unit < units.length - 1) {
            value /= KIBI;
            unit++;
        }
        double tenths = Math.round(value * 10) / 10.0;
        return (tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths)) + units[unit];
    }

    @Override
    public int compareTo(Memory other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        long value = bytes;
        int unit = 0;
        while (value != 0 && value % KIBI == 0 && unit < SUFFIXES.length - 1) {
            value /= KIBI;
            unit++;
        }
        return value + SUFFIXES[unit];
    }
}
