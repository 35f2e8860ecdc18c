package sh.fabrik.collect.lint;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sh.fabrik.run.UnreadableValue;

/**
 * One measured value of a report.
 *
 * @param name as written, such as {@code latency_ms.p95}
 * @param value as written: a number, or a number with its unit
 */
record Metric(String name, String value) {
    private static final Pattern VALUE =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?)\\s*(%|us|ms|s|m)?");
    private static final Set<String> PERCENT = Set.of("percent", "pct", "percentage");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether it is the share of failed requests. */
    boolean isErrorRate() {
        String words = words();
        return words.contains(".error.rate.") || words.contains(".error.ratio.");
    }

    /** Whether it is the 95th percentile of the latency over all routes. */
    boolean isLatencyP95() {
        String words = words();
        return words.contains(".latency.") && (words.contains(".p95.") || words.contains(".95."));
    }

    /**
     * The share of failed requests, 0 to 1. A value over 1 is in percent, as is one whose name or unit says so.
     *
     * @throws UnreadableValue when it is no number, or no share
     */
    double share() {
        Matcher matcher = matcher();
        BigDecimal number = new BigDecimal(matcher.group(1));
        boolean percent = "%".equals(matcher.group(2))
                || PERCENT.stream().anyMatch(word -> words().contains("." + word + "."))
                || number.compareTo(BigDecimal.ONE) > 0;
        BigDecimal share = percent ? number.divide(HUNDRED) : number;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new UnreadableValue("\"" + value + "\" is no share; write 0 to 1, or 0% to 100%.");
        }
        return share.doubleValue();
    }

    /**
     * The latency; without a unit in the value the name's counts, and milliseconds where that has none.
     *
     * @throws UnreadableValue when it is no number, negative, or more than a day
     */
    Duration latency() {
        Matcher matcher = matcher();
        String unit = Optional.ofNullable(matcher.group(2)).orElseGet(this::unitOfName);
        BigDecimal nanoseconds = new BigDecimal(matcher.group(1)).multiply(nanoseconds(unit));
        if (nanoseconds.signum() < 0
                || nanoseconds.compareTo(BigDecimal.valueOf(Duration.ofDays(1).toNanos())) > 0) {
            throw new UnreadableValue("\"" + value + "\" is no latency; write it in milliseconds, such as 450.");
        }
        return Duration.ofNanos(nanoseconds.longValue());
    }

    private Matcher matcher() {
        Matcher matcher = VALUE.matcher(value.strip());
        if (!matcher.matches()) {
            throw new UnreadableValue("\"" + value + "\" is no number.");
        }
        return matcher;
    }

    private String unitOfName() {
        String words = words();
        boolean seconds = words.contains(".s.") || words.contains(".seconds.") || words.contains(".sec.");
        boolean micros = words.contains(".us.") || words.contains(".micros.");
        return seconds ? "s" : micros ? "us" : "ms";
    }

    private BigDecimal nanoseconds(String unit) {
        return switch (unit) {
            case "us" -> BigDecimal.valueOf(1_000L);
            case "ms" -> BigDecimal.valueOf(1_000_000L);
            case "s" -> BigDecimal.valueOf(1_000_000_000L);
            case "m" -> BigDecimal.valueOf(60_000_000_000L);
            default ->
                throw new UnreadableValue("\"" + value + "\" is no latency; write it in milliseconds, such as 450.");
        };
    }

    /** The name's words between dots: {@code .latency.ms.p95.}. */
    private String words() {
        return "." + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + ".";
    }
}
