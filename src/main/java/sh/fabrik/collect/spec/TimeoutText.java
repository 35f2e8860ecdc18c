package sh.fabrik.collect.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sh.fabrik.run.UnreadableValue;

/** Reads a time limit: {@code 900} (seconds), {@code 15m}, {@code 1h30m}, {@code PT15M}. */
final class TimeoutText {
    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m(?:in)?)?(?:(\\d{1,9})s)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    private TimeoutText() {}

    /** @throws UnreadableValue when it is no duration above zero */
    static Duration parse(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        return seconds(bare)
                .or(() -> parts(bare))
                .or(() -> iso(bare))
                .filter(duration -> !duration.isZero() && !duration.isNegative())
                .orElseThrow(() -> new UnreadableValue(
                        "\"" + text + "\" is no time limit; write it like 15m, 1h30m or a number of seconds."));
    }

    private static Optional<Duration> seconds(String text) {
        return SECONDS.matcher(text).matches()
                ? Optional.of(Duration.ofMillis(new BigDecimal(text)
                        .scaleByPowerOfTen(3)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact()))
                : Optional.empty();
    }

    private static Optional<Duration> parts(String text) {
        Matcher matcher = PARTS.matcher(text);
        return !text.isEmpty() && matcher.matches()
                ? Optional.of(Duration.ofDays(part(matcher, 1))
                        .plusHours(part(matcher, 2))
                        .plusMinutes(part(matcher, 3))
                        .plusSeconds(part(matcher, 4)))
                : Optional.empty();
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
