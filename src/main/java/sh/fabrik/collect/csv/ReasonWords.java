package sh.fabrik.collect.csv;

import static sh.fabrik.run.FailureReason.BLOCKED;
import static sh.fabrik.run.FailureReason.ERROR;
import static sh.fabrik.run.FailureReason.INFRASTRUCTURE;
import static sh.fabrik.run.FailureReason.KILLED;
import static sh.fabrik.run.FailureReason.OOM;
import static sh.fabrik.run.FailureReason.TIMEOUT;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;

/** What other systems call the reason of a failure. */
final class ReasonWords {
    private static final Map<String, FailureReason> KNOWN = Map.ofEntries(
            Map.entry("failed", ERROR),
            Map.entry("failure", ERROR),
            Map.entry("low_score", ERROR),
            Map.entry("agent_error", ERROR),
            Map.entry("unknown_agent_error", ERROR),
            Map.entry("usagelimits", TIMEOUT),
            Map.entry("deadlineexceeded", TIMEOUT),
            Map.entry("sigkill", KILLED),
            Map.entry("sigterm", KILLED),
            Map.entry("evicted", KILLED),
            Map.entry("preempted", KILLED),
            Map.entry("disruptiontarget", KILLED),
            Map.entry("nodelost", KILLED),
            Map.entry("terminated", KILLED));

    private static final Map<ErrorType, FailureReason> BY_TYPE = Map.of(
            ErrorType.OOM, OOM,
            ErrorType.TIMEOUT, TIMEOUT,
            ErrorType.TEST_TIMEOUT, TIMEOUT,
            ErrorType.INFRASTRUCTURE, INFRASTRUCTURE,
            ErrorType.APPROVAL_DENIED, BLOCKED,
            ErrorType.BLOCKED, BLOCKED,
            ErrorType.CANCELLED, KILLED);

    private final Remembered<Reason> reasons = new Remembered<>(word -> find(word.toLowerCase(Locale.ROOT)));

    /**
     * A reason as fabrik knows it.
     *
     * @param known whether fabrik knows the word; an unknown one counts as an error
     * @param type what the word says about the kind of error
     */
    record Reason(FailureReason reason, boolean known, Optional<ErrorType> type) {}

    Reason read(String text) {
        return reasons.of(text);
    }

    private static Reason find(String word) {
        Optional<ErrorType> type = word.equals("evicted") ? Optional.empty() : ErrorTaxonomy.ofCode(word);
        Optional<FailureReason> reason = FailureReason.find(word)
                .or(() -> Optional.ofNullable(KNOWN.get(word)))
                .or(() -> word.endsWith("timeout") ? Optional.of(TIMEOUT) : Optional.empty())
                .or(() -> type.map(t -> BY_TYPE.getOrDefault(t, ERROR)));
        return new Reason(reason.orElse(ERROR), reason.isPresent(), type.or(() -> typeOf(reason)));
    }

    private static Optional<ErrorType> typeOf(Optional<FailureReason> reason) {
        return reason.filter(r -> r == TIMEOUT).map(r -> ErrorType.TIMEOUT);
    }
}
