package sh.fabrik.cli.collect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.kubernetes.KubernetesCollector;

/** {@code fabrik collect kubernetes}. */
@Command(
        name = "kubernetes",
        description = "Jobs, Pods and CronJobs as kubectl prints them.",
        footer = {
            "",
            "Examples:",
            "  kubectl get jobs,pods,cronjobs -n fabrik-runs -o json | fabrik collect kubernetes --file -",
            "  fabrik collect kubernetes --file jobs.yaml --file pods.yaml --cluster prod"
        })
final class CollectKubernetesCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "What kubectl printed, JSON or YAML; \"-\" reads standard input. May be given several times.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Name of the cluster (else FABRIK_CLUSTER, else .fabrik/config.yaml, else \"default\").")
    @Nullable
    String cluster;

    @Override
    public Integer call() {
        return new CollectRunner(desk)
                .run(
                        "kubernetes",
                        desk.workplace().request(files, cluster, null),
                        request -> new KubernetesCollector()
                                .read(request, desk.surroundings().stdin()));
    }
}
