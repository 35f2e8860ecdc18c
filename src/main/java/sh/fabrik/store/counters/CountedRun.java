package sh.fabrik.store.counters;

import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.ErrorType;

/**
 * What the counters need of one ended run.
 *
 * @param endedAt seconds since 1970 UTC
 * @param failed its outcome is failed or timeout
 * @param errors the errors seen in it: for each, its failed attempts by type of task; no attempts when only the run says so
 */
public record CountedRun(
        Day day, CellKey key, long endedAt, boolean failed, Use use, Map<ErrorType, Map<String, Integer>> errors) {
    /** What it used; the unknown is absent. */
    public record Use(
            Optional<Double> costUsd,
            Optional<Long> seconds,
            Optional<Long> timeoutSeconds,
            Optional<Long> iterations,
            Optional<Long> attempts,
            Optional<Long> inputTokens,
            Optional<Long> outputTokens,
            Optional<Long> memoryPeak) {}

    /** Its peak; for a run killed for memory the limit or the peak, whichever is more. 0 when unknown. */
    long memoryNeed() {
        long peak = use.memoryPeak().orElse(0L);
        return key.killed() ? Math.max(peak, key.limitBytes()) : peak;
    }

    /** How long it took; for a run that passed its deadline that or the deadline, whichever is more. 0 when unknown. */
    long length() {
        long ran = use.seconds().orElse(0L);
        return key.kind() == sh.fabrik.run.RunKind.TIMEOUT
                ? Math.max(ran, use.timeoutSeconds().orElse(0L))
                : ran;
    }
}
