package sh.fabrik.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run that Kubernetes knows to be over, as metrics and logs are looked up for it.
 *
 * @param key its key in Kubernetes
 * @param runId the operator's run id as written
 * @param start inclusive
 * @param end inclusive
 * @param pods at least one
 */
public record FinishedRun(RunKey key, String runId, String project, Instant start, Instant end, List<Pod> pods) {
    public FinishedRun {
        pods = List.copyOf(pods);
        if (end.isBefore(start)) {
            end = start;
        }
    }

    /** A part that says something more of this run, under the same text of the key. */
    public RunPart part(Source source, long revision, String location) {
        return RunPart.of(new RunKey(source, key.key()), runId, project, revision, location);
    }

    /** When the first container started, where that is known; the run itself may have waited for a node before. */
    public Instant firstStart() {
        return pods.stream()
                .map(Pod::startedAt)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(start) && first.isBefore(end))
                .orElse(start);
    }
}
