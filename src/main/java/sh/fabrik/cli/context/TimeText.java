package sh.fabrik.cli.context;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import sh.fabrik.run.LengthText;
import sh.fabrik.run.UnreadableValue;

/** Reads times and lengths as people type them: {@code 7d}, {@code 12h}, {@code 2026-01-01}, {@code 2026-01-01T12:00:00Z}. */
public final class TimeText {
    private TimeText() {}

    /** @throws UnreadableValue when the text is no length such as {@code 2s} or {@code 30d} */
    public static Duration length(String text) {
        return LengthText.parse(text);
    }

    /**
     * A moment: a date (its begin, UTC), a date with time, or a length counted back from {@code now}.
     *
     * @throws UnreadableValue when the text is none of these
     */
    public static Instant moment(String text, Instant now) {
        if (LengthText.matches(text)) {
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
