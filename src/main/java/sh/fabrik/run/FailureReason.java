package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a run did not succeed. The first four are the spec's own words. */
public enum FailureReason {
    /** Killed because its memory reached the limit. */
    OOM,
    /** The work itself failed. */
    ERROR,
    /** A deadline passed. */
    TIMEOUT,
    /** Ended from outside: eviction, lost node, preemption, a signal. */
    KILLED,
    /** Never really ran: image, configuration, scheduling, installation of the agent. */
    INFRASTRUCTURE,
    /** Waits for a person (approval, event); says nothing about model or spec. */
    BLOCKED;

    private static final List<FailureReason> ALL = List.of(values());

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in the column {@code runs.failure_reason}. */
    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static FailureReason ofWord(String word) {
        return find(word)
                .orElseThrow(
                        () -> new UnreadableValue(
                                "\"" + word
                                        + "\" is no failure reason; known are oom, error, timeout, killed, infrastructure and blocked."));
    }

    public static Optional<FailureReason> find(String word) {
        for (FailureReason reason : ALL) {
            if (reason.word.equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** Whether a run that failed so counts against its model and its spec: only the work's own errors and timeouts do. */
    public boolean countsAgainstTheWork() {
        return this == ERROR || this == TIMEOUT;
    }
}
