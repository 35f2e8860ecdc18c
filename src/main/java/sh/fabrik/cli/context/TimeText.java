package sh.fabrik.cli.context;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sh.fabrik.run.UnreadableValue;

/** Reads times and lengths as people type them: {@code 7d}, {@code 12h}, {@code 2026-01-01}, {@code 2026-01-01T12:00:00Z}. */
public final class TimeText {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,7})(ms|s|m|h|d|w)");

    private TimeText() {}

    /** @throws UnreadableValue when the text is no length such as {@code 2s} or {@code 30d} */
    public static Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text.strip());
        if (!matcher.matches()) {
            throw new UnreadableValue(
                    "\"" + text + "\" is not a length of time; write it like 500ms, 2s, 15m, 12h, 30d or 6w.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "w" -> Duration.ofDays(7 * amount);
            default -> Duration.ofDays(amount);
        };
    }

    /**
     * A moment: a date (its begin, UTC), a date with time, or a length counted back from {@code now}.
     *
     * @throws UnreadableValue when the text is none of these
     */
    public static Instant moment(String text, Instant now) {
        if (LENGTH.matcher(text.strip()).matches()) {
            return now.minus(length(text));
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text.strip()).toInstant()
                    : LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableValue(
                    "\"" + text + "\" is not a time; write it like 30d, 2026-01-31 or 2026-01-31T12:00:00Z.");
        }
    }
}
