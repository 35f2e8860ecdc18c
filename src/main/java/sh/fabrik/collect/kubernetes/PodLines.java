package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.objects.Snapshot;
import sh.fabrik.collect.kubernetes.outcome.Given;
import sh.fabrik.collect.kubernetes.outcome.PodState;
import sh.fabrik.collect.kubernetes.outcome.Termination;
import sh.fabrik.collect.kubernetes.outcome.WorkContainer;
import sh.fabrik.run.Pod;

/** The pods of a run as other sources look for them. */
final class PodLines {
    private PodLines() {}

    static List<Pod> of(Family family) {
        return family.pods().stream().map(PodLines::line).toList();
    }

    private static Pod line(Snapshot<io.fabric8.kubernetes.api.model.Pod> snapshot) {
        io.fabric8.kubernetes.api.model.Pod pod = snapshot.object();
        List<Termination> ends = PodState.of(pod).ends();
        Optional<Instant> running = WorkContainer.statusIn(pod).flatMap(PodLines::runningSince);
        return new Pod(
                Given.text(pod.getMetadata().getNamespace()).orElse("default"),
                Given.text(pod.getMetadata().getName()).orElse(snapshot.uid()),
                snapshot.uid(),
                Optional.ofNullable(pod.getSpec()).map(PodSpec::getNodeName).flatMap(Given::text),
                WorkContainer.nameIn(pod),
                Stream.concat(ends.stream().flatMap(end -> end.startedAt().stream()), running.stream())
                        .min(Comparator.naturalOrder()),
                running.isPresent()
                        ? Optional.empty()
                        : ends.stream()
                                .flatMap(end -> end.finishedAt().stream())
                                .max(Comparator.naturalOrder()));
    }

    private static Optional<Instant> runningSince(ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .map(ContainerState::getRunning)
                .map(ContainerStateRunning::getStartedAt)
                .flatMap(Given::time);
    }
}
