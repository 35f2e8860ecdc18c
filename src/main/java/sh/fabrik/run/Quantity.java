package sh.fabrik.run;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Kubernetes quantities exactly: {@code 4Gi}, {@code 4G}, {@code 4e9}, {@code 1500m}, {@code 250000u}, {@code 2}.
 *
 * <p>Suffixes as in k8s.io/apimachinery {@code resource.Quantity}: binary Ki…Ei, decimal n, u, m, k, M, G, T, P, E, or an
 * exponent.
 */
final class Quantity {
    private static final Pattern SHAPE =
            Pattern.compile("([+-]?)(\\d+(?:\\.\\d*)?|\\.\\d+)(?:([eE][+-]?\\d{1,2})|([KMGTPE]i|[numkMGTPE]))?");
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
     * The exact value in base units (bytes or cores).
     *
     * @throws UnreadableValue when the text is no quantity or is negative
     */
    static BigDecimal parse(String text, String example) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UnreadableValue("\"" + text + "\" is not a Kubernetes quantity; write it like " + example + ".");
        }
        if (matcher.group(1).equals("-")) {
            throw new UnreadableValue(
                    "\"" + text + "\" is negative; a quantity is zero or more, like " + example + ".");
        }
        BigDecimal number = new BigDecimal(matcher.group(2).endsWith(".") ? matcher.group(2) + "0" : matcher.group(2));
        if (matcher.group(3) != null) {
            return number.scaleByPowerOfTen(exponent(matcher.group(3)));
        }
        return matcher.group(4) == null ? number : number.multiply(scale(matcher.group(4)));
    }

    private static int exponent(String text) {
        return Integer.parseInt(text.substring(1));
    }

    private static BigDecimal scale(String suffix) {
        return SCALE.getOrDefault(suffix, BigDecimal.ONE);
    }

    private static BigDecimal power(int base, int exponent) {
        return exponent < 0
                ? BigDecimal.ONE.scaleByPowerOfTen(exponent)
                : BigDecimal.valueOf(base).pow(exponent);
    }
}
