package sh.fabrik.loop.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;
import sh.fabrik.collect.loki.LokiSource;
import sh.fabrik.collect.prometheus.PrometheusSource;
import sh.fabrik.run.UnreadableValue;

/** The sources that the settings describe. What is empty is not asked. */
public final class ConfiguredSources {
    private final Settings settings;
    private final Servers servers;

    public ConfiguredSources(Settings settings) {
        this.settings = settings;
        this.servers = new Servers(settings);
    }

    /**
     * The cluster: when it is switched on, else when the user (not a project's file alone) says anything about it, else when
     * fabrik runs in a pod.
     */
    public Optional<KubernetesSource> kubernetes() {
        boolean asked = settings.get(Keys.KUBERNETES).orElseGet(() -> named() || inPod());
        return asked ? Optional.of(cluster()) : Optional.empty();
    }

    private boolean inPod() {
        return settings.workspace().variable("KUBERNETES_SERVICE_HOST").isPresent();
    }

    private boolean named() {
        return Stream.of(Keys.KUBECONFIG, Keys.CONTEXT, Keys.NAMESPACE, Keys.ALL_NAMESPACES)
                .map(key -> settings.setting(key).origin())
                .anyMatch(origin ->
                        origin instanceof Origin.Variable || origin instanceof Origin.Line line && !line.project());
    }

    private KubernetesSource cluster() {
        return new KubernetesSource(
                settings.file(Keys.KUBECONFIG),
                settings.get(Keys.CONTEXT),
                settings.need(Keys.ALL_NAMESPACES) ? Optional.empty() : settings.get(Keys.NAMESPACE),
                settings.need(Keys.CLUSTER),
                settings.need(Keys.PAGE_SIZE),
                settings.need(Keys.KUBERNETES_TIMEOUT),
                Duration.ZERO);
    }

    /** @throws UnreadableValue when a secret is named that is not there */
    public Optional<PrometheusSource> prometheus() {
        return servers.source(Keys.PROMETHEUS_SERVER)
                .map(http -> PrometheusSource.at(http)
                        .withScrapeInterval(settings.need(Keys.SCRAPE_INTERVAL))
                        .withLabels(
                                settings.need(Keys.LABELS).equals("exported")
                                        ? PrometheusSource.Labels.EXPORTED
                                        : PrometheusSource.Labels.USUAL)
                        .withSelector(settings.get(Keys.PROMETHEUS_SELECTOR).orElse(""))
                        .withLookback(settings.need(Keys.PROMETHEUS_LOOKBACK)));
    }

    /** @throws UnreadableValue when a secret is named that is not there */
    public Optional<LokiSource> loki() {
        return servers.source(Keys.LOKI_SERVER).map(http -> {
            LokiSource plain = LokiSource.at(http).withLimits(limits());
            LokiSource chosen =
                    settings.get(Keys.LOKI_SELECTORS).map(plain::withSelectors).orElse(plain);
            return settings.get(Keys.TENANT).map(chosen::withTenant).orElse(chosen);
        });
    }

    private LokiSource.Limits limits() {
        LokiSource.Limits usual = LokiSource.Limits.USUAL;
        return new LokiSource.Limits(
                settings.need(Keys.LOKI_BEFORE),
                settings.need(Keys.LOKI_AFTER),
                settings.get(Keys.LOKI_FILTER).orElse(usual.filter()),
                usual.linesPerQuery(),
                settings.need(Keys.LOKI_PAUSE),
                settings.need(Keys.LOKI_LOOKBACK));
    }

    /** The cluster's name, when anybody gave it one. */
    public Optional<String> namedCluster() {
        return settings.setting(Keys.CLUSTER).origin() instanceof Origin.Default
                ? Optional.empty()
                : settings.get(Keys.CLUSTER);
    }

    /** @throws UnreadableValue when an option or a variable holds no such value */
    public <T> T need(Key<T> key) {
        return settings.need(key);
    }

    /** Whether Prometheus has an address; what else it needs is seen when it is built. */
    public boolean asksPrometheus() {
        return settings.get(Keys.PROMETHEUS_SERVER.url()).isPresent();
    }

    /** Whether Loki has an address; what else it needs is seen when it is built. */
    public boolean asksLoki() {
        return settings.get(Keys.LOKI_SERVER.url()).isPresent();
    }

    /** Smithers databases and event logs. */
    public List<Path> smithers() {
        return chosen(Keys.SMITHERS);
    }

    /** Folders of specs. */
    public List<Path> specs() {
        return chosen(Keys.SPECS);
    }

    /** Lint reports. */
    public List<Path> lint() {
        return chosen(Keys.LINT);
    }

    /** Paths that somebody named should be there; of the usual ones, only those that are. */
    private List<Path> chosen(Key<List<Path>> key) {
        return settings.paths(key).stream()
                .filter(path -> settings.isSet(key) || Files.exists(path))
                .toList();
    }
}
