package sh.fabrik.collect.kubernetes.outcome;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an object from outside really gives: every field may be missing, empty or unreadable. */
public final class Given {
    private Given() {}

    /** The text without surrounding blanks; empty texts are unknown, as fabrik writes {@code ""} for "not yet". */
    public static Optional<String> text(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** An RFC 3339 time; anything else is unknown. */
    public static Optional<Instant> time(@Nullable String value) {
        try {
            return text(value).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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
