package sh.fabrik.collect.kubernetes.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of how one Job went.
 *
 * @param job absent when only its pods are known
 * @param pods all pods of the Job that are known, the earliest first
 * @param hint annotation {@code fabrik.sh/outcome}: also written as failed when merely the waiting for the run ended
 * @param failureMessage annotation {@code fabrik.sh/failure-message}
 * @param takenAway what an event says took a pod away that left no other trace: {@code Evicted} …
 * @param asOf latest time that the input knows: "now" for what lasts
 */
public record JobEvidence(
        Optional<JobState> job,
        List<PodState> pods,
        Optional<String> hint,
        Optional<String> failureMessage,
        Optional<String> takenAway,
        Instant asOf) {

    /** What a replacement pod exits with when the run already exists: it says nothing of why the first pod failed. */
    public static final int ALREADY_EXISTS = 4;

    public JobEvidence {
        pods = pods.stream().sorted(PodState.BY_AGE).toList();
    }

    /** One failure of one pod; without an end when its container never ran or left no trace. */
    public record Failure(PodState pod, Optional<Termination> end) {
        boolean isSecondary() {
            return end.filter(e -> e.exitedWith(ALREADY_EXISTS)).isPresent();
        }
    }

    /** The earliest failure that is not the exit of a replacement pod; such an exit when there is nothing else. */
    public Optional<Failure> decisive() {
        List<Failure> all = pods.stream().flatMap(JobEvidence::failures).toList();
        return all.stream()
                .filter(failure -> !failure.isSecondary())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Every end of the container that does the work. */
    public Stream<Termination> ends() {
        return pods.stream().flatMap(pod -> pod.ends().stream());
    }

    /** When the Job ended, where it has and some of its ended pods are not known any more. */
    public Optional<Instant> endWithoutPods() {
        return job.filter(state -> state.isTerminal() && pods.size() < state.endedPods())
                .flatMap(state -> state.completedAt().or(() -> state.failure().flatMap(JobState.Failure::at)));
    }

    boolean isOver() {
        return job.map(state -> state.isTerminal() || isHintedAt("failed")).orElseGet(this::allPodsAreOver);
    }

    /** Whether an annotation tells the end. */
    boolean isHinted() {
        return Stream.of("succeeded", "failed", "cancelled").anyMatch(this::isHintedAt);
    }

    /** An annotation counts only while nothing of the Job works any more. */
    boolean isHintedAt(String word) {
        return hint.filter(word::equals).isPresent()
                && job.filter(JobState::isIdle).isPresent()
                && pods.stream().allMatch(PodState::isOver);
    }

    boolean allPodsAreOver() {
        return !pods.isEmpty() && pods.stream().allMatch(PodState::isOver);
    }

    private static Stream<Failure> failures(PodState pod) {
        List<Failure> ends = pod.ends().stream()
                .filter(Termination::isFailure)
                .map(end -> new Failure(pod, Optional.of(end)))
                .toList();
        if (!ends.isEmpty() || !pod.isOver() || pod.hasPhase("Succeeded")) {
            return ends.stream();
        }
        return Stream.of(new Failure(pod, pod.ends().stream().findFirst()));
    }
}
