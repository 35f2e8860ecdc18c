package sh.fabrik.cli.collect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.context.TimeText;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.loop.settings.Key;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.loop.settings.Workspace;

/** Which cluster is asked, and for how long. */
final class ClusterOptions {
    /** Until someone stops it. */
    private static final String FOR_EVER = "3650d";

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig (else KUBECONFIG, else ~/.kube/config, else the pod's service account).")
    @Nullable
    String kubeconfig;

    @Option(names = "--context", paramLabel = "NAME", description = "Its context (else the current one).")
    @Nullable
    String context;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Where the runs are (else \"fabrik-runs\").")
    @Nullable
    String namespace;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "Look into all namespaces.")
    boolean allNamespaces;

    @Option(
            names = "--watch",
            arity = "0..1",
            paramLabel = "LENGTH",
            fallbackValue = FOR_EVER,
            description =
                    "After the list go on watching, for a time like 12h or until stopped: Jobs that are deleted are seen then.")
    @Nullable
    String watch;

    /** @param cluster its name in the keys of runs, where the command line gives one */
    KubernetesSource source(Surroundings surroundings, @Nullable String cluster) {
        Settings settings = Settings.read(new Workspace(
                        surroundings.environment(),
                        surroundings.folder(),
                        surroundings.userHome(),
                        surroundings.configFolder().resolve("config.yaml")))
                .with(Keys.KUBERNETES, "collect kubernetes", "true");
        settings = with(settings, Keys.CLUSTER, "--cluster", cluster);
        settings = with(settings, Keys.KUBECONFIG, "--kubeconfig", kubeconfig);
        settings = with(settings, Keys.CONTEXT, "--context", context);
        settings = with(settings, Keys.NAMESPACE, "--namespace", namespace);
        settings = with(settings, Keys.ALL_NAMESPACES, "--all-namespaces", allNamespaces ? "true" : null);
        Duration length = watch == null ? Duration.ZERO : TimeText.length(watch);
        return new ConfiguredSources(settings).kubernetes().orElseThrow().withWatch(length);
    }

    private static Settings with(Settings settings, Key<?> key, String option, @Nullable String value) {
        return value == null ? settings : settings.with(key, option, value);
    }
}
