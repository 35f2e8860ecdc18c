package sh.fabrik.loop.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every key there is. docs/configuration.md lists the same; a test holds them together. */
public final class Keys {
    public static final Key<String> PROJECT = Key.of(
                    "project", Kind.TEXT, "Name of the project (else the git remote's name, else the folder's).")
            .alsoFrom("SMITHERS_PROJECT");
    public static final Key<String> CLUSTER = Key.of(
                    "cluster",
                    Kind.TEXT,
                    "Name of the cluster in the keys of runs; the same for recorded and live input, or runs count twice.")
            .usually("default");

    public static final Key<Duration> DEADLINE = Key.of(
                    "collect.deadline", Kind.LENGTH, "After this long a collect leaves the rest to the next one.")
            .usually("10m");
    public static final Key<Duration> OVERLAP = Key.of(
                    "collect.overlap", Kind.LENGTH, "How far a window reaches back into the one before it.")
            .usually("1h");

    public static final Key<Boolean> KUBERNETES = Key.of(
                    "kubernetes.enabled",
                    Kind.FLAG,
                    "Whether to ask the cluster (else: when the user names a kubeconfig, context or namespace, or fabrik runs in a pod).")
            .onlyIn(Place.USER_ONLY);
    public static final Key<Path> KUBECONFIG = Key.of(
                    "kubernetes.kubeconfig", Kind.FILE, "The kubeconfig (else what kubectl would take).")
            .onlyIn(Place.USER_ONLY);
    public static final Key<String> CONTEXT = Key.of(
                    "kubernetes.context", Kind.TEXT, "Context of the kubeconfig (else its current one).")
            .onlyIn(Place.USER_ONLY);
    public static final Key<String> NAMESPACE =
            Key.of("kubernetes.namespace", Kind.TEXT, "Where the runs are.").usually("fabrik-runs");
    public static final Key<Boolean> ALL_NAMESPACES = Key.of(
                    "kubernetes.allNamespaces", Kind.FLAG, "Look into all namespaces instead of one.")
            .usually("false");
    public static final Key<Duration> KUBERNETES_TIMEOUT = Key.of(
                    "kubernetes.timeout", Kind.LENGTH, "Longest wait for one answer of the cluster.")
            .usually("30s");
    public static final Key<Integer> PAGE_SIZE = Key.of(
                    "kubernetes.pageSize", Kind.whole(1, 5000, "Jobs", "250"), "Jobs asked for in one request.")
            .usually("250");

    public static final Key<List<Path>> SMITHERS = Key.of(
                    "smithers.paths",
                    Kind.PATHS,
                    "Databases, event logs or folders of them; of the usual ones, those that are there.")
            .usually(".fabrik/smithers, .smithers, k8s/job-sync");
    public static final Key<List<Path>> SPECS = Key.of(
                    "specs.folders", Kind.PATHS, "Folders of specs; the usual one when it is there.")
            .usually("specs");
    public static final Key<List<Path>> LINT = Key.of(
                    "lint.paths", Kind.PATHS, "LAOS lint reports; the usual one when it is there.")
            .usually("reports/lint.json");

    static final ServerKeys PROMETHEUS_SERVER = ServerKeys.of("prometheus", "LAOS_PROMETHEUS_URL");
    public static final Key<URI> PROMETHEUS_URL = PROMETHEUS_SERVER.url();
    public static final Key<Duration> SCRAPE_INTERVAL = Key.of(
                    "prometheus.scrapeInterval",
                    Kind.LENGTH,
                    "How often it reads the containers; runs shorter than three of these get no peak.")
            .usually("30s");
    public static final Key<String> LABELS = Key.of(
                    "prometheus.labels",
                    Kind.oneOf(List.of("usual", "exported")),
                    "Whether series say pod and namespace, or exported_pod and exported_namespace.")
            .usually("usual");
    public static final Key<String> PROMETHEUS_SELECTOR =
            Key.of("prometheus.selector", Kind.TEXT, "Further matchers for every query, such as cluster=\"prod\".");
    public static final Key<Duration> PROMETHEUS_LOOKBACK = Key.of(
                    "prometheus.lookback", Kind.LENGTH, "How far back runs without readings are asked for.")
            .usually("14d");

    static final ServerKeys LOKI_SERVER = ServerKeys.of("loki", "LAOS_LOKI_URL").tokenAlsoFrom("LOKI_API_KEY");
    public static final Key<URI> LOKI_URL = LOKI_SERVER.url();
    public static final Key<List<String>> LOKI_SELECTORS = Key.of(
            "loki.selectors", Kind.SELECTORS, "Stream selectors, tried in this order (else the ones of docs/loki.md).");
    public static final Key<String> TENANT = Key.of("loki.tenant", Kind.TEXT, "Value of the header X-Scope-OrgID.")
            .onlyIn(Place.USER_ONLY);
    public static final Key<Duration> LOKI_BEFORE = Key.of(
                    "loki.before", Kind.LENGTH, "How long before a run's end its lines are read.")
            .usually("15m");
    public static final Key<Duration> LOKI_AFTER = Key.of(
                    "loki.after", Kind.LENGTH, "How long after it; lines may arrive late.")
            .usually("2m");
    public static final Key<String> LOKI_FILTER = Key.of(
            "loki.filter",
            Kind.TEXT,
            "Regular expression of lines that may tell of an error (else the one of docs/loki.md).");
    public static final Key<Duration> LOKI_PAUSE = Key.of(
                    "loki.pause", Kind.LENGTH, "Wait between two queries, so that others are served too.")
            .usually("100ms");
    public static final Key<Duration> LOKI_LOOKBACK = Key.of(
                    "loki.lookback", Kind.LENGTH, "How far back failed runs are asked for.")
            .usually("7d");

    public static final Key<Path> PRICES = Key.of(
                    "prices.file",
                    Kind.FILE,
                    "One more price file, on top of the shipped one and the user's (docs/prices.md).")
            .onlyIn(Place.USER_ONLY);
    public static final Key<String> NODE = Key.of(
                    "prices.node", Kind.TEXT, "The type of node that runs are taken to run on (else the price files').")
            .onlyIn(Place.USER_ONLY);
    public static final Key<BigDecimal> RATE = Key.of(
                    "prices.usdPerEur",
                    Kind.amount("US dollars for a euro", "1.10"),
                    "Rate for totals over both currencies (else the price files').")
            .onlyIn(Place.USER_ONLY);

    public static final Key<Integer> RETENTION = Key.of(
                    "retention.days",
                    Kind.whole(1, 36500, "days", "90"),
                    "Days for which single runs are kept; older ones are rolled up.")
            .usually("90")
            .onlyIn(Place.USER_ONLY);

    private Keys() {}
}
