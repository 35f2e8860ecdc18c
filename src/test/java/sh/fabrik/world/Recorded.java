package sh.fabrik.world;

import java.time.Instant;
import java.util.Optional;

/** A run as the maker of worlds thinks of it, before it is written in some source's shape. */
record Recorded(
        String id,
        String spec,
        String type,
        Optional<String> fingerprint,
        Optional<String> model,
        Optional<String> memoryLimit,
        Optional<Long> memoryPeakMib,
        String status,
        String reason,
        String errorType,
        Instant startedAt,
        int seconds,
        Optional<Double> cost,
        int iterations,
        int tasks) {

    boolean succeeded() {
        return status.equals("success");
    }

    Instant completedAt() {
        return startedAt.plusSeconds(seconds);
    }
}
