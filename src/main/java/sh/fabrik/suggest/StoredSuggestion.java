package sh.fabrik.suggest;

import java.time.Instant;
import java.util.Optional;

/**
 * A suggestion as it is remembered, with what became of it.
 *
 * @param suggestion as last said
 * @param statusReason why it has this status: a person's words, or what took its place
 * @param createdAt first said, UTC
 * @param updatedAt last changed in any way, UTC
 * @param decidedAt when a person applied or rejected it
 */
public record StoredSuggestion(
        Suggestion suggestion,
        Status status,
        Optional<String> statusReason,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> decidedAt) {

    /** A suggestion said for the first time. */
    public static StoredSuggestion pending(Suggestion suggestion, Instant at) {
        return new StoredSuggestion(suggestion, Status.PENDING, Optional.empty(), at, at, Optional.empty());
    }

    public String id() {
        return suggestion.id();
    }
}
