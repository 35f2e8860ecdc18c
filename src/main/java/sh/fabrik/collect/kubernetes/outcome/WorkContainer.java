package sh.fabrik.collect.kubernetes.outcome;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one container of a pod that does the work, found by name: its position says nothing, since sidecars stand beside it. */
public final class WorkContainer {
    /** What fabrik writes, then what its older layout wrote. */
    public static final List<String> NAMES = List.of("fabrik", "smithers");

    private WorkContainer() {}

    public static Optional<Container> in(@Nullable PodSpec spec) {
        List<Container> all =
                spec == null ? List.of() : Given.each(spec.getContainers()).toList();
        return NAMES.stream()
                .flatMap(name -> all.stream().filter(container -> name.equals(container.getName())))
                .findFirst();
    }

    public static Optional<ContainerStatus> statusIn(Pod pod) {
        List<ContainerStatus> all = statuses(pod).toList();
        return NAMES.stream()
                .flatMap(name -> all.stream().filter(status -> name.equals(status.getName())))
                .findFirst();
    }

    /** The containers beside it. */
    static Stream<ContainerStatus> neighboursIn(Pod pod) {
        return statuses(pod).filter(status -> !NAMES.contains(status.getName()));
    }

    /** Its name in a pod; fabrik's own name where the pod lists none. */
    public static String nameIn(Pod pod) {
        return in(pod.getSpec())
                .map(Container::getName)
                .or(() -> statusIn(pod).map(ContainerStatus::getName))
                .orElse(NAMES.get(0));
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null
                ? Stream.empty()
                : Given.each(pod.getStatus().getContainerStatuses());
    }
}
