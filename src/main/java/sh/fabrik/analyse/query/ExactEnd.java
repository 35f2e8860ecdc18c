package sh.fabrik.analyse.query;

import java.util.Optional;

/**
 * The end of a run to the millisecond. A run keeps whole seconds, but its duration was rounded up from milliseconds; who reads end and
 * start back must come to the same duration.
 *
 * @param ms since 1970 UTC
 */
record ExactEnd(long ms) {
    private static final long SECOND = 1000;

    /**
     * @param startMs as exported
     * @param endMs what a source knew, in the second of the end
     * @param endSeconds the end that the run keeps
     * @param duration the run's, in seconds, rounded up
     */
    static Optional<ExactEnd> of(
            Optional<Long> startMs, Optional<Long> endMs, Optional<Long> endSeconds, Optional<Long> duration) {
        if (startMs.isEmpty() || endSeconds.isEmpty() || duration.isEmpty()) {
            return endMs.map(ExactEnd::new);
        }
        long start = startMs.get();
        long earliest = endSeconds.get() * SECOND;
        long latest = start + duration.get() * SECOND;
        long likely = endMs.orElse(earliest);
        return Optional.of(new ExactEnd(
                roundedUp(likely - start) == duration.get()
                        ? likely
                        : Math.max(earliest, Math.min(latest, earliest + SECOND - 1))));
    }

    private static long roundedUp(long ms) {
        return Math.floorDiv(ms + SECOND - 1, SECOND);
    }
}
