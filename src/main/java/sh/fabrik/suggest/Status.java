package sh.fabrik.suggest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Where a suggestion is in its life. */
public enum Status {
    /** Said by the latest analysis, and nobody has decided. */
    PENDING,
    /** A person took it over. */
    APPLIED,
    /** A person does not want it. */
    REJECTED,
    /** A later analysis says something else about the same setting. */
    SUPERSEDED,
    /** A later analysis no longer says it. */
    EXPIRED;

    /** The word in the column {@code suggestions.status}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Status ofWord(String word) {
        return find(word)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "\"" + word
                                        + "\" is no status of a suggestion; known are pending, applied, rejected, superseded and expired."));
    }

    public static Optional<Status> find(String word) {
        for (Status status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Whether a person has spoken: a later analysis leaves it as it is, or has to give a reason to ask again. */
    public boolean isDecided() {
        return this == APPLIED || this == REJECTED;
    }
}
