package sh.fabrik.run;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kubernetes quantities exactly: {@code 4Gi}, {@code 4G}, {@code 4e9}, {@code 1500m}, {@code 250000u}, {@code 2}.
 *
 * <p>Suffixes as in k8s.io/apimachinery {@code resource.Quantity}: binary Ki…Ei, decimal n, u, m, k, M, G, T, P, E, or an
 * exponent. Kubernetes itself refuses both at once; {@code 1e3m} can only mean 1000m and is read so.
 */
final class Quantity {
    private static final Pattern SHAPE =
            Pattern.compile("([+-]?)(\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE]([+-]?\\d{1,9}))?([KMGTPE]i|[numkMGTPE])?");
    private static final int LONGEST_TEXT = 100;

    /** Far beyond every machine, yet small enough to compute with: an exponent of a billion would fill the memory. */
    private static final int LARGEST_EXPONENT = 100;

    private static final Map<String, BigDecimal> SCALE = Map.ofEntries(
            Map.entry("n", power(10, -9)),
            Map.entry("u", power(10, -6)),
            Map.entry("m", power(10, -3)),
            Map.entry("k", power(10, 3)),
            Map.entry("M", power(10, 6)),
            Map.entry("G", power(10, 9)),
            Map.entry("T", power(10, 12)),
            Map.entry("P", power(10, 15)),
            Map.entry("E", power(10, 18)),
            Map.entry("Ki", power(1024, 1)),
            Map.entry("Mi", power(1024, 2)),
            Map.entry("Gi", power(1024, 3)),
            Map.entry("Ti", power(1024, 4)),
            Map.entry("Pi", power(1024, 5)),
            Map.entry("Ei", power(1024, 6)));

    private Quantity() {}

    /**
     * The exact value in base units (bytes or cores); a value beyond 10^100 or under 10^-100 is taken as that bound.
     *
     * @throws UnreadableValue when the text is no quantity or is negative
     */
    static BigDecimal parse(String text, String example) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (text.length() > LONGEST_TEXT || !matcher.matches()) {
            throw new UnreadableValue(
                    "\"" + shortened(text) + "\" is not a Kubernetes quantity; write it like " + example + ".");
        }
        if (matcher.group(1).equals("-")) {
            throw new UnreadableValue(
                    "\"" + text + "\" is negative; a quantity is zero or more, like " + example + ".");
        }
        BigDecimal number = new BigDecimal(matcher.group(2)).scaleByPowerOfTen(exponent(matcher.group(3)));
        return number.multiply(scale(matcher.group(4)));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    private static int exponent(@Nullable String digits) {
        int exponent = digits == null ? 0 : Integer.parseInt(digits);
        return Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent));
    }

    private static BigDecimal scale(@Nullable String suffix) {
        return suffix == null ? BigDecimal.ONE : SCALE.getOrDefault(suffix, BigDecimal.ONE);
    }

    private static BigDecimal power(int base, int exponent) {
        return exponent < 0
                ? BigDecimal.ONE.scaleByPowerOfTen(exponent)
                : BigDecimal.valueOf(base).pow(exponent);
    }
}
