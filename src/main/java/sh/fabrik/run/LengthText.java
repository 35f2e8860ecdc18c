package sh.fabrik.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time as people type them: {@code 500ms}, {@code 15m}, {@code 30d}. */
public final class LengthText {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,7})(ms|s|m|h|d|w)");

    private LengthText() {}

    /** Whether the text is a length at all. */
    public static boolean matches(String text) {
        return LENGTH.matcher(text.strip()).matches();
    }

    /** @throws UnreadableValue when the text is no length such as {@code 2s} or {@code 30d} */
    public static Duration parse(String text) {
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
}
