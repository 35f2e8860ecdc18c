package sh.fabrik.collect.kubernetes.outcome;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an object from outside really gives: every field may be missing, empty or unreadable. */
public final class Given {
    private static final Pattern PLAIN =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z");

    private Given() {}

    /** The text without surrounding blanks; empty texts are unknown, as fabrik writes {@code ""} for "not yet". */
    public static Optional<String> text(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** An RFC 3339 time; anything else is unknown. */
    public static Optional<Instant> time(@Nullable String value) {
        try {
            return text(value).map(Given::instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Nearly all times of Kubernetes have one form, and the general parser takes a tenth of a collect for them. */
    private static Instant instant(String text) {
        Matcher plain = PLAIN.matcher(text);
        return plain.matches()
                ? LocalDateTime.of(
                                number(plain, 1),
                                number(plain, 2),
                                number(plain, 3),
                                number(plain, 4),
                                number(plain, 5),
                                number(plain, 6))
                        .toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The text under a key of labels or annotations. */
    public static Optional<String> entry(@Nullable Map<String, String> map, String key) {
        return map == null ? Optional.empty() : text(map.get(key));
    }

    /** The elements that are there. */
    public static <T> Stream<T> each(@Nullable Collection<T> elements) {
        return elements == null ? Stream.empty() : elements.stream().filter(Objects::nonNull);
    }

    public static boolean isTrue(@Nullable String conditionStatus) {
        return "true".equalsIgnoreCase(conditionStatus);
    }
}
