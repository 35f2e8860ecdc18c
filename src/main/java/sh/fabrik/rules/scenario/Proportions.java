package sh.fabrik.rules.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Proportion;

/** Shares in scenarios: {@code 30/40}, or a map that says more. Good enough to judge rules by; analyses make better ones. */
final class Proportions {
    private static final Pattern COUNTS = Pattern.compile("(\\d+)\\s*/\\s*(\\d+)");
    private static final Set<String> KEYS = Set.of("n", "hits", "value", "low", "high", "below");
    /** 95 % quantile of the normal distribution: the ends of a 90 % interval. */
    private static final double Z = 1.6448536269514722;

    private Proportions() {}

    static Proportion of(Object raw, Where where) {
        if (raw instanceof Map<?, ?> map) {
            return of(map, where);
        }
        Matcher counts = COUNTS.matcher(raw.toString());
        if (!counts.matches() || Integer.parseInt(counts.group(1)) > Integer.parseInt(counts.group(2))) {
            throw new UnreadableScenario(where + " cannot be " + raw + "; write a share like 30/40.");
        }
        return of(Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)));
    }

    /** Observed share, with Wilson's 90 % interval (E. B. Wilson 1927) and a normal distribution of the same width. */
    static Proportion of(int hits, int n) {
        if (n == 0) {
            return new Proportion(0, 0, 0, 0.05, 0.95, linear(Map.of()));
        }
        double share = (double) hits / n;
        double scale = 1 + Z * Z / n;
        double centre = (share + Z * Z / (2 * n)) / scale;
        double half = Z / scale * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return new Proportion(n, hits, share, centre - half, centre + half, normal(centre, half / Z));
    }

    private static Proportion of(Map<?, ?> map, Where where) {
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new UnreadableScenario(
                        where + " has no " + key + "; a share has n, hits, value, low, high and below.");
            }
        }
        int n = (int) number(map.get("n"), 0, where);
        int hits = (int) number(map.get("hits"), Math.round(number(map.get("value"), 0, where) * n), where);
        Proportion plain = of(hits, n);
        double value = number(map.get("value"), plain.value(), where);
        double low = number(map.get("low"), plain.low(), where);
        double high = number(map.get("high"), plain.high(), where);
        return new Proportion(n, hits, value, low, high, distribution(map, plain, low, high));
    }

    private static Distribution distribution(Map<?, ?> map, Proportion plain, double low, double high) {
        if (map.get("below") instanceof Map<?, ?> below) {
            return linear(below);
        }
        boolean interval = map.containsKey("low") || map.containsKey("high");
        return interval ? normal((low + high) / 2, Math.max(1e-6, (high - low) / (2 * Z))) : plain.distribution();
    }

    private static double number(@Nullable Object raw, double absent, Where where) {
        if (raw == null) {
            return absent;
        }
        if (raw instanceof Number number) {
            return number.doubleValue();
        }
        throw new UnreadableScenario(where + " cannot contain " + raw + "; its parts are numbers.");
    }

    private static Distribution normal(double mean, double deviation) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            values.add(i == 0 ? 0.0 : i == 100 ? 1.0 : phi((i / 100.0 - mean) / deviation));
        }
        return new Distribution.Table(values);
    }

    /** Straight lines between the given points, from 0 at 0 to 1 at 1. */
    private static Distribution linear(Map<?, ?> points) {
        TreeMap<Double, Double> line = new TreeMap<>(Map.of(0.0, 0.0, 1.0, 1.0));
        points.forEach((share, probability) ->
                line.put(Double.valueOf(String.valueOf(share)), Double.valueOf(String.valueOf(probability))));
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double at = i / 100.0;
            Map.Entry<Double, Double> left = line.floorEntry(at);
            Map.Entry<Double, Double> right = line.ceilingEntry(at);
            double width = right.getKey() - left.getKey();
            double part = width == 0 ? 0 : (at - left.getKey()) / width;
            values.add(left.getValue() + part * (right.getValue() - left.getValue()));
        }
        return new Distribution.Table(values);
    }

    /** Standard normal distribution function, to 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17). */
    private static double phi(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        double tail = density
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
