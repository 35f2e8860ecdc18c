package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of error ended an attempt or a run; one closed vocabulary for all sources. */
public enum ErrorType {
    OOM(Family.RESOURCES),
    TIMEOUT(Family.RESOURCES),
    TEST_TIMEOUT(Family.WORK),
    RATE_LIMIT(Family.TRANSIENT),
    USAGE_LIMIT(Family.ENVIRONMENT),
    AUTH(Family.ENVIRONMENT),
    REFRESH_TOKEN_REUSED(Family.ENVIRONMENT),
    CONTEXT_LENGTH(Family.WORK),
    MODEL_CONFIG(Family.ENVIRONMENT),
    OUTPUT_SCHEMA(Family.WORK),
    COMPILE_ERROR(Family.WORK),
    TEST_FAIL(Family.WORK),
    LINT(Family.WORK),
    TOOL_MISSING(Family.ENVIRONMENT),
    VCS(Family.ENVIRONMENT),
    NETWORK(Family.TRANSIENT),
    INFRASTRUCTURE(Family.ENVIRONMENT),
    REVIEW_REJECTED(Family.WORK),
    APPROVAL_DENIED(Family.PERSON),
    BLOCKED(Family.PERSON),
    LOOP_EXHAUSTED(Family.WORK),
    CANCELLED(Family.PERSON),
    /** Seen, and in no other class. */
    UNCLASSIFIED(Family.WORK);

    /** Who can do something about it. */
    public enum Family {
        /** The agent or the spec. */
        WORK,
        /** Goes away by itself: a retry clause helps. */
        TRANSIENT,
        /** The cluster, the image, the credentials: says nothing about model or spec. */
        ENVIRONMENT,
        /** Limits of memory and time. */
        RESOURCES,
        /** A person decided. */
        PERSON
    }

    private static final List<ErrorType> ALL = List.of(values());

    private final Family family;
    private final String word = name().toLowerCase(Locale.ROOT);

    ErrorType(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /** The word in the columns {@code error_type}. */
    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static ErrorType ofWord(String word) {
        return find(word)
                .orElseThrow(() -> new UnreadableValue(
                        "\"" + word + "\" is no error type of fabrik; see docs/errors.md for the list."));
    }

    public static Optional<ErrorType> find(String word) {
        for (ErrorType type : ALL) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
