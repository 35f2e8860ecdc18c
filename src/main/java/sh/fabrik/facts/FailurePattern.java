package sh.fabrik.facts;

import java.time.Instant;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.SpecId;

/**
 * An error that comes back in one spec.
 *
 * @param taskType the workflow step where it happens most, {@code run} when it is known for the run only
 * @param failures failed attempts and runs with this error
 * @param runs distinct runs in which it was seen
 * @param share of the spec's runs in the window in which it was seen
 * @param failedRuns runs with it that failed in the end
 * @param example one redacted message
 */
public record FailurePattern(
        SpecId spec,
        ErrorType errorType,
        String taskType,
        int failures,
        int runs,
        int failedRuns,
        Proportion share,
        String example,
        Instant lastSeen,
        Evidence evidence)
        implements SpecFact {
    public ErrorType.Family family() {
        return errorType.family();
    }

    /** Whether the agent or the spec can do something about it, and it is known what it is. */
    public boolean fromTheWork() {
        return family() == ErrorType.Family.WORK && errorType != ErrorType.UNCLASSIFIED;
    }

    /** Whether it goes away by itself. */
    public boolean passes() {
        return family() == ErrorType.Family.TRANSIENT;
    }

    /** Where it happens, as the end of a clause; empty when it is known for whole runs only. */
    public String mostOftenIn() {
        return taskType.equals("run") ? "" : ", most often in " + taskType;
    }
}
