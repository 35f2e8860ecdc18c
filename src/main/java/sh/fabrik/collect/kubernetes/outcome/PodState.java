package sh.fabrik.collect.kubernetes.outcome;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far one pod came.
 *
 * @param phase Pending, Running, Succeeded, Failed or Unknown
 * @param reason the pod's own reason: {@code Evicted}, {@code NodeLost} …
 * @param message the pod's own message, not yet redacted
 * @param disruption why the cluster took the pod away: {@code PreemptionByScheduler} …
 * @param ends of the container that does the work, the earliest first
 * @param waiting why that container does not start: {@code ImagePullBackOff} …, or {@code Unschedulable}
 * @param neighbour another container that failed, such as {@code shared-credential-sync: Error (exit 1)}
 */
public record PodState(
        String name,
        Optional<String> phase,
        Optional<String> reason,
        Optional<String> message,
        Optional<String> disruption,
        List<Termination> ends,
        Optional<Waiting> waiting,
        Optional<String> neighbour,
        Optional<Instant> createdAt) {

    /** The order in which pods came; those of unknown age last, and by name, so that input order never matters. */
    public static final Comparator<PodState> BY_AGE = Comparator.comparing(
                    (PodState pod) -> pod.createdAt().orElse(Instant.MAX))
            .thenComparing(PodState::name);

    /** Why a container does not start; the message is not yet redacted. */
    public record Waiting(String reason, Optional<String> message) {
        private static final Set<String> IN_VAIN = Set.of(
                "ImagePullBackOff",
                "ErrImagePull",
                "ErrImageNeverPull",
                "InvalidImageName",
                "ImageInspectError",
                "RegistryUnavailable",
                "CreateContainerConfigError",
                "CreateContainerError",
                "RunContainerError",
                "Unschedulable");

        /** Whether image, configuration or cluster keep the work from beginning; other pods wait a moment only. */
        public boolean isInVain() {
            return IN_VAIN.contains(reason);
        }
    }

    public static PodState of(Pod pod) {
        Optional<PodStatus> status = Optional.ofNullable(pod.getStatus());
        Optional<ContainerStatus> work = WorkContainer.statusIn(pod);
        return new PodState(
                Given.text(pod.getMetadata().getName()).orElse("without a name"),
                status.flatMap(s -> Given.text(s.getPhase())),
                status.flatMap(s -> Given.text(s.getReason())),
                status.flatMap(s -> Given.text(s.getMessage())),
                condition(status, "DisruptionTarget", "true").flatMap(c -> Given.text(c.getReason())),
                work.map(Termination::of).orElse(List.of()),
                work.flatMap(PodState::waiting).or(() -> unschedulable(status)),
                neighbour(pod),
                Given.time(pod.getMetadata().getCreationTimestamp())
                        .or(() -> status.flatMap(s -> Given.time(s.getStartTime()))));
    }

    /** Whether nothing more will come of it. */
    boolean isOver() {
        return hasPhase("Succeeded") || hasPhase("Failed") || hasReason("NodeLost");
    }

    boolean hasPhase(String word) {
        return phase.filter(word::equals).isPresent();
    }

    boolean hasReason(String word) {
        return reason.filter(word::equals).isPresent();
    }

    private static Optional<Waiting> waiting(ContainerStatus work) {
        return Optional.ofNullable(work.getState())
                .flatMap(state -> Optional.ofNullable(state.getWaiting()))
                .flatMap(w -> Given.text(w.getReason()).map(reason -> new Waiting(reason, Given.text(w.getMessage()))));
    }

    private static Optional<Waiting> unschedulable(Optional<PodStatus> status) {
        return condition(status, "PodScheduled", "false")
                .filter(c -> "Unschedulable".equals(c.getReason()))
                .map(c -> new Waiting("Unschedulable", Given.text(c.getMessage())));
    }

    private static Optional<PodCondition> condition(Optional<PodStatus> status, String type, String value) {
        return status.stream()
                .flatMap(s -> Given.each(s.getConditions()))
                .filter(c -> type.equals(c.getType()) && value.equalsIgnoreCase(c.getStatus()))
                .findFirst();
    }

    private static Optional<String> neighbour(Pod pod) {
        return WorkContainer.neighboursIn(pod)
                .flatMap(status -> Stream.ofNullable(status.getState())
                        .flatMap(state -> Stream.ofNullable(state.getTerminated()))
                        .flatMap(ended -> Termination.of(status).stream())
                        .filter(Termination::isFailure)
                        .map(end -> status.getName() + ": " + end.words()))
                .findFirst();
    }
}
