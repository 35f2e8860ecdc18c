package sh.fabrik.run;

import java.util.Optional;

/**
 * What a source says about how a run ended.
 *
 * @param outcome absent while the run goes on, waits, or nobody knows
 * @param reason why it did not succeed
 * @param rawReason the source's own word for it
 * @param errorType the error that decided it
 * @param evidence how much weight the statement has against other sources
 */
public record Verdict(
        Optional<Outcome> outcome,
        Optional<FailureReason> reason,
        Optional<String> rawReason,
        Optional<ErrorType> errorType,
        Evidence evidence) {

    /**
     * Kinds of evidence, the weightiest first (formats of the producers: annotations and labels are only hints). {@code
     * UNOBSERVED}: the source's record of the run is gone, and nobody saw its end.
     */
    public enum Evidence {
        JOB_CONDITION,
        CONTAINER_STATE,
        RUN_ROW,
        EVENTS,
        RECORD,
        ANNOTATION,
        LABEL,
        UNOBSERVED,
        NONE
    }

    public static final Verdict UNKNOWN =
            new Verdict(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Evidence.NONE);

    public static Verdict success(Evidence evidence) {
        return new Verdict(
                Optional.of(Outcome.SUCCESS), Optional.empty(), Optional.empty(), Optional.empty(), evidence);
    }

    public static Verdict of(Outcome outcome, FailureReason reason, String rawReason, Evidence evidence) {
        return new Verdict(
                Optional.of(outcome), Optional.of(reason), Optional.of(rawReason), Optional.empty(), evidence);
    }

    public Verdict withErrorType(ErrorType type) {
        return new Verdict(outcome, reason, rawReason, Optional.of(type), evidence);
    }
}
