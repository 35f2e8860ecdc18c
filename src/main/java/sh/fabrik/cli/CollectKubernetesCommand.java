package sh.fabrik.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
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
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CommonOptions options = new CommonOptions();

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

    CollectKubernetesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options);
        return new CollectRunner(surroundings, options, command.commandLine())
                .run(
                        "kubernetes",
                        workplace.request(files, cluster, null),
                        request -> new KubernetesCollector().read(request, surroundings.stdin()));
    }
}
