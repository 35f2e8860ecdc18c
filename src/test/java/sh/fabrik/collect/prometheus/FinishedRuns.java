package sh.fabrik.collect.prometheus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Pod;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.Source;

/** Finished runs of one pod each. */
final class FinishedRuns {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private FinishedRuns() {}

    static FinishedRun in(String namespace, String name, Instant start, int seconds) {
        Pod pod = new Pod(
                namespace, "fabrik-" + name, name, Optional.empty(), "fabrik", Optional.empty(), Optional.empty());
        return new FinishedRun(
                new RunKey(Source.KUBERNETES, "dev/" + name),
                name,
                "shop",
                start,
                start.plusSeconds(seconds),
                List.of(pod));
    }

    /** One every hour, ten minutes each. */
    static List<FinishedRun> hourly(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> in("fabrik-runs", "r" + i, START.plusSeconds(3_600L * i), 600))
                .toList();
    }
}
