package sh.fabrik.collect.kubernetes.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.RunPart;

/** Collects from a cluster and sorts what was found. */
record Live(List<Found> all) {
    static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));

    static KubernetesSource source(Path kubeconfig) {
        return new KubernetesSource(
                Optional.of(kubeconfig),
                Optional.empty(),
                Optional.of(KubernetesSource.NAMESPACE),
                "prod",
                10,
                Duration.ofSeconds(20),
                Duration.ZERO);
    }

    static KubernetesSource watching(Path kubeconfig, Duration watch) {
        KubernetesSource s = source(kubeconfig);
        return new KubernetesSource(
                s.kubeconfig(), s.context(), s.namespace(), s.cluster(), s.pageSize(), s.timeout(), watch);
    }

    static CollectRequest request() {
        return new CollectRequest(List.of(), "fallback", "unused", Optional.empty(), Clock.systemUTC());
    }

    static Stream<Found> stream(KubernetesSource source, Known known) {
        return new LiveCollector(source, AT_ONCE).read(request(), known);
    }

    static Live collect(KubernetesSource source, Known known) {
        try (Stream<Found> found = stream(source, known)) {
            return new Live(found.toList());
        }
    }

    static Live collect(KubernetesSource source) {
        return collect(source, Known.NOTHING);
    }

    List<RunPart> parts() {
        return only(Found.Part.class).map(Found.Part::part).toList();
    }

    RunPart part(String runId) {
        return parts().stream()
                .filter(part -> part.runId().equals(runId))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("No run " + runId + " in " + all));
    }

    List<Found.Gap> gaps() {
        return only(Found.Gap.class).toList();
    }

    String gap() {
        if (gaps().size() != 1) {
            throw new AssertionError("Expected one gap, found " + all);
        }
        return gaps().get(0).reason();
    }

    private <T extends Found> Stream<T> only(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }
}
