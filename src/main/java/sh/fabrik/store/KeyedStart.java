package sh.fabrik.store;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.Source;

/**
 * What decides to which run a key belongs.
 *
 * @param run the run it belonged to so far
 * @param exportOf the run that a row of our own export names
 */
record KeyedStart(
        RunKey key, Optional<Instant> start, Optional<Instant> end, Optional<String> run, Optional<String> exportOf)
        implements Comparable<KeyedStart> {

    Source source() {
        return key.source();
    }

    /** Whether it marks the begin of the work itself, unlike a Job, which begins before. */
    boolean isStartOfWork() {
        return start.isPresent()
                && switch (source()) {
                    case SMITHERS, EVENT_LOG, CSV -> true;
                    case KUBERNETES, PROMETHEUS, LOKI, LINT -> false;
                };
    }

    boolean isStartedJob() {
        return source() == Source.KUBERNETES && start.isPresent();
    }

    @Override
    public int compareTo(KeyedStart other) {
        return key.compareTo(other.key);
    }
}
