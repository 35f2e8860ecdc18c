package sh.fabrik.collect.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;

/** Reads the texts of fields. What cannot be read is an {@link UnreadableValue} whose sentence continues the column's name. */
final class Values {
    private static final int DIGITS_OF_A_LONG = 18;

    /** Any number of fewer digits is, as mebibytes, less than 2^63 bytes. */
    private static final int DIGITS_OF_MEBIBYTES = 13;

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LARGEST_EXPONENT = 19;
    private static final double PERCENT = 100;
    private static final double MILLIS = 1000;

    /** As seconds this is the year 5138; larger numbers are milliseconds. */
    private static final double FIRST_IN_MILLISECONDS = 1e11;

    private static final double TOO_LARGE_FOR_A_TIME = 1e14;
    private static final double LONGEST_DURATION = 1e10;

    private Values() {}

    /** A whole number, zero or more; {@code 3.0} is 3. */
    static long whole(String text) {
        if (isDigits(text)) {
            return Long.parseLong(text);
        }
        try {
            return number(text, "a whole number").longValueExact();
        } catch (ArithmeticException e) {
            throw new UnreadableValue("\"" + text + "\" is not a whole number.");
        }
    }

    static int count(String text) {
        long value = whole(text);
        if (value > Integer.MAX_VALUE) {
            throw new UnreadableValue("\"" + text + "\" is too large for a count.");
        }
        return (int) value;
    }

    /** Bytes as a number or a Kubernetes quantity; a part of a byte is rounded up. */
    static Memory memory(String text) {
        return isDigits(text) ? Memory.ofBytes(Long.parseLong(text)) : Memory.parse(text);
    }

    /** @param text in units of 2^20 bytes, maybe with a fraction */
    static Memory mebibytes(String text) {
        if (isDigits(text) && text.length() < DIGITS_OF_MEBIBYTES) {
            return Memory.ofMebibytes(Long.parseLong(text));
        }
        BigDecimal bytes = number(text, "a number of megabytes (2^20 bytes)")
                .multiply(MEBIBYTE)
                .setScale(0, RoundingMode.CEILING);
        if (bytes.compareTo(LARGEST) > 0) {
            throw new UnreadableValue("\"" + text + "\" is more memory than any machine has.");
        }
        return Memory.ofBytes(bytes.longValueExact());
    }

    /** @param text per cent of one core, 250 for two and a half */
    static Cpu percentOfACore(String text) {
        return Cpu.ofCores(decimal(text) / PERCENT);
    }

    static Cpu millicores(String text) {
        return Cpu.ofCores(decimal(text) / MILLIS);
    }

    static Duration seconds(String text) {
        double seconds = decimal(text);
        if (seconds > LONGEST_DURATION) {
            throw new UnreadableValue("\"" + text + "\" seconds is longer than three hundred years.");
        }
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }

    static Duration milliseconds(String text) {
        return Duration.ofMillis(Math.round(decimal(text)));
    }

    /** A part of one, 0 to 1. */
    static double share(String text) {
        double value = decimal(text);
        if (value > 1) {
            throw new UnreadableValue("\"" + text + "\" is no share; it lies between 0 and 1.");
        }
        return value;
    }

    /** A finite number, zero or more. */
    static double decimal(String text) {
        return isDigits(text) ? Long.parseLong(text) : number(text, "a number").doubleValue();
    }

    /** Seconds since 1970, also with a fraction; milliseconds, where the number is too large for seconds; RFC 3339 or ISO 8601, UTC unless it says. */
    static Instant instant(String text) {
        if (text.indexOf('-', 1) > 0 || text.indexOf(':') > 0) {
            return calendarTime(text);
        }
        double value = decimal(text);
        if (value >= TOO_LARGE_FOR_A_TIME) {
            throw new UnreadableValue("\"" + text + "\" is no time; write seconds since 1970 or 2026-11-23T10:00:00Z.");
        }
        return Instant.ofEpochMilli(Math.round(value >= FIRST_IN_MILLISECONDS ? value : value * MILLIS));
    }

    private static Instant calendarTime(String text) {
        String iso = text.replace(" UTC", "Z").replace(' ', 'T');
        try {
            if (iso.indexOf('T') < 0) {
                return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean hasZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return hasZone ? Instant.parse(iso) : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnreadableValue("\"" + text + "\" is no time; write seconds since 1970 or 2026-11-23T10:00:00Z.");
        }
    }

    private static BigDecimal number(String text, String what) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new UnreadableValue("\"" + text + "\" is not " + what + ".");
        }
        if (number.signum() < 0) {
            throw new UnreadableValue("\"" + text + "\" is negative; it must be zero or more.");
        }
        if ((long) number.precision() - number.scale() > LARGEST_EXPONENT || number.scale() > Short.MAX_VALUE) {
            throw new UnreadableValue("\"" + text + "\" is out of any sensible range.");
        }
        return number;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= DIGITS_OF_A_LONG;
    }
}
