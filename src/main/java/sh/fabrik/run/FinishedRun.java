package sh.fabrik.run;

import java.time.Instant;
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
 * @param memoryLimit the limit it ran under, where that is known
 */
public record FinishedRun(
        RunKey key,
        String runId,
        String project,
        Instant start,
        Instant end,
        List<Pod> pods,
        Optional<Memory> memoryLimit) {
    public FinishedRun {
        pods = List.copyOf(pods);
        if (end.isBefore(start)) {
            end = start;
        }
    }

    /** One whose limit is not known. */
    public FinishedRun(RunKey key, String runId, String project, Instant start, Instant end, List<Pod> pods) {
        this(key, runId, project, start, end, pods, Optional.empty());
    }

    /** A part that says something more of this run, under the same text of the key; of runs with one id its time tells which. */
    public RunPart part(Source source, long revision, String location) {
        return RunPart.of(new RunKey(source, key.key()), runId, project, revision, location)
                .withTiming(new RunPart.Timing(Optional.of(start), Optional.of(end), Optional.empty()));
    }
}
