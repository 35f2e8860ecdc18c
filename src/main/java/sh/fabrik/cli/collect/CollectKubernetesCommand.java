package sh.fabrik.cli.collect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.kubernetes.KubernetesCollector;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;
import sh.fabrik.collect.kubernetes.live.LiveCollector;
import sh.fabrik.loop.ClusterMemory;
import sh.fabrik.store.CollectionLog;
import sh.fabrik.store.Database;

/** {@code fabrik collect kubernetes}. */
@Command(
        name = "kubernetes",
        description = "Jobs and their pods: from the cluster itself, or with --file as kubectl prints them.",
        footer = {
            "",
            "Examples:",
            "  fabrik collect kubernetes --context prod",
            "  fabrik collect kubernetes --watch=12h",
            "  kubectl get jobs,pods,cronjobs -n fabrik-runs -o json | fabrik collect kubernetes --file -",
            "  fabrik collect kubernetes --file jobs.yaml --file pods.yaml --cluster prod"
        })
final class CollectKubernetesCommand implements Callable<Integer> {
    private static final String SOURCE = "kubernetes";

    /** How long Jobs stay after their end: the first collect can tell of as much. */
    private static final Duration USUAL_TIME_TO_LIVE = Duration.ofDays(7);

    @Mixin
    Desk desk = new Desk();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            arity = "1..*",
            description = "What kubectl printed, JSON or YAML; \"-\" reads standard input. May be given several times.")
    List<Path> files = new ArrayList<>();

    @Mixin
    ClusterOptions live = new ClusterOptions();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Name of the cluster (else FABRIK_CLUSTER, else .fabrik/config.yaml, else \"default\").")
    @Nullable
    String cluster;

    @Override
    public Integer call() {
        CollectRequest request = desk.workplace().request(files, cluster, null);
        CollectRunner runner = new CollectRunner(desk);
        return files.isEmpty()
                ? runner.run(SOURCE, request, this::live)
                : runner.run(
                        SOURCE,
                        request,
                        each -> new KubernetesCollector()
                                .read(each, desk.surroundings().stdin()));
    }

    private Stream<Found> live(CollectRequest request, Database history) {
        KubernetesSource source = live.source(desk.surroundings(), cluster);
        Instant since = new CollectionLog(history)
                .last(SOURCE)
                .orElse(request.clock().instant().minus(USUAL_TIME_TO_LIVE));
        return new LiveCollector(source).read(request, ClusterMemory.of(history, source.cluster(), since));
    }
}
