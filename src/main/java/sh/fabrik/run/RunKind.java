package sh.fabrik.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an ended run speaks about; the columns {@code runs.kind} and {@code runs.killed} say the same in SQL. */
public enum RunKind {
    SUCCESS,
    /** The work itself failed. */
    WORK,
    /** A deadline passed. */
    TIMEOUT,
    /** Killed for memory. */
    MEMORY,
    /** The cluster, the image, the credentials, or ended from outside. */
    ENVIRONMENT,
    /** A person had to decide, or decided. */
    PERSON,
    CANCELLED;

    /** The kinds that count for a spec and a model, as an SQL list. */
    public static final String JUDGED = "('success', 'work', 'timeout')";

    private static final List<RunKind> ALL = List.of(values());

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * The kind with this word.
     *
     * @throws IllegalArgumentException for a word that is none of these
     */
    public static RunKind ofWord(String word) {
        for (RunKind kind : ALL) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is no kind of run.");
    }

    /** Empty while the run has no outcome. */
    public static Optional<RunKind> of(Verdict verdict) {
        return verdict.outcome().map(outcome -> switch (outcome) {
            case SUCCESS -> SUCCESS;
            case CANCELLED -> CANCELLED;
            case FAILED, TIMEOUT ->
                verdict.reason()
                        .flatMap(RunKind::ofReason)
                        .orElseGet(() -> outcome == Outcome.TIMEOUT ? TIMEOUT : ofError(verdict.errorType()));
        });
    }

    private static Optional<RunKind> ofReason(FailureReason reason) {
        return switch (reason) {
            case OOM -> Optional.of(MEMORY);
            case KILLED, INFRASTRUCTURE -> Optional.of(ENVIRONMENT);
            case BLOCKED -> Optional.of(PERSON);
            case TIMEOUT -> Optional.of(TIMEOUT);
            case ERROR -> Optional.empty();
        };
    }

    private static RunKind ofError(Optional<ErrorType> error) {
        if (error.isEmpty()) {
            return WORK;
        }
        return switch (error.get()) {
            case OOM -> MEMORY;
            case USAGE_LIMIT, AUTH, REFRESH_TOKEN_REUSED, MODEL_CONFIG, TOOL_MISSING, VCS, INFRASTRUCTURE ->
                ENVIRONMENT;
            case APPROVAL_DENIED, BLOCKED, CANCELLED -> PERSON;
            default -> WORK;
        };
    }

    /** Whether a run with this verdict ended because its memory reached the limit. */
    public static boolean killedForMemory(Verdict verdict) {
        boolean ended = verdict.outcome()
                .filter(outcome -> outcome == Outcome.FAILED || outcome == Outcome.TIMEOUT)
                .isPresent();
        boolean said =
                verdict.reason().filter(reason -> reason == FailureReason.OOM).isPresent();
        boolean seen =
                verdict.errorType().filter(error -> error == ErrorType.OOM).isPresent()
                        && verdict.reason().orElse(FailureReason.ERROR) == FailureReason.ERROR
                        && verdict.outcome()
                                .filter(outcome -> outcome == Outcome.FAILED)
                                .isPresent();
        return ended && (said || seen);
    }

    public String word() {
        return word;
    }

    /** Whether it counts for the success rate of its spec and its model. */
    public boolean judged() {
        return this == SUCCESS || this == WORK || this == TIMEOUT;
    }
}
