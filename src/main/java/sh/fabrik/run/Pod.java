package sh.fabrik.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A pod that worked for a run; later sources find its metrics and logs by it.
 *
 * @param container the container that does the work, {@code fabrik}
 */
public record Pod(
        String namespace,
        String name,
        String uid,
        Optional<String> node,
        String container,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt) {}
