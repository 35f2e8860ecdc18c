package sh.fabrik.store;

import static sh.fabrik.store.Fill.or;

import java.util.List;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.TaskAttempt;

/** Merges what two readings say about the same attempt, pod, measurement or error. */
final class ItemMerge {
    private ItemMerge() {}

    static List<TaskAttempt> tasks(List<TaskAttempt> better, List<TaskAttempt> other) {
        return Fill.union(
                better,
                other,
                task -> List.of(task.nodeId(), task.iteration(), task.attempt()),
                (one, two) -> one.result().isEmpty() && two.result().isPresent() ? task(two, one) : task(one, two));
    }

    static List<Pod> pods(List<Pod> better, List<Pod> other) {
        return Fill.union(better, other, Pod::uid, ItemMerge::pod);
    }

    static List<ResourceReading> readings(List<ResourceReading> better, List<ResourceReading> other) {
        return Fill.union(better, other, ResourceReading::source, ItemMerge::reading);
    }

    static List<RunError> errors(List<RunError> better, List<RunError> other) {
        return Fill.union(better, other, error -> error, (one, two) -> one);
    }

    /** How it ended and the source's word for it come from the same reading. */
    private static TaskAttempt task(TaskAttempt better, TaskAttempt other) {
        return new TaskAttempt(
                better.nodeId(),
                better.iteration(),
                better.attempt(),
                better.type(),
                or(better.agent(), other.agent()),
                or(better.model(), other.model()),
                or(better.inputTokens(), other.inputTokens()),
                or(better.outputTokens(), other.outputTokens()),
                or(better.cacheReadTokens(), other.cacheReadTokens()),
                or(better.cacheWriteTokens(), other.cacheWriteTokens()),
                or(better.cost(), other.cost()),
                or(better.result(), other.result()),
                or(better.rawState(), other.rawState()),
                or(better.startedAt(), other.startedAt()),
                or(better.active(), other.active()),
                or(better.errorType(), better.result().equals(other.result()) ? other.errorType() : better.errorType()),
                or(
                        better.errorMessage(),
                        better.result().equals(other.result()) ? other.errorMessage() : better.errorMessage()));
    }

    private static Pod pod(Pod better, Pod other) {
        return new Pod(
                better.namespace(),
                better.name(),
                better.uid(),
                or(better.node(), other.node()),
                better.container(),
                or(better.startedAt(), other.startedAt()),
                or(better.completedAt(), other.completedAt()));
    }

    private static ResourceReading reading(ResourceReading better, ResourceReading other) {
        return new ResourceReading(
                better.source(),
                or(better.memoryPeak(), other.memoryPeak()),
                or(better.memoryLimit(), other.memoryLimit()),
                or(better.cpuMean(), other.cpuMean()),
                or(better.cpuP95(), other.cpuP95()),
                or(better.cpuPeak(), other.cpuPeak()),
                or(better.throttledShare(), other.throttledShare()),
                or(better.oomEvents(), other.oomEvents()),
                or(better.memoryP95(), other.memoryP95()),
                or(better.memoryRequest(), other.memoryRequest()),
                or(better.cpuRequest(), other.cpuRequest()),
                or(better.samples(), other.samples()));
    }
}
