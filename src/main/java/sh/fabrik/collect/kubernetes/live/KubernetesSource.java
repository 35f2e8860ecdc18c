package sh.fabrik.collect.kubernetes.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which cluster to ask and how: the settings of the live source.
 *
 * @param kubeconfig absent: what kubectl would take ({@code KUBECONFIG}, {@code ~/.kube/config}), else the service account of
 *     the pod that fabrik runs in
 * @param context of the kubeconfig; absent: its current one
 * @param namespace where the runs are; absent: all namespaces
 * @param cluster the cluster's name in the keys of runs; the same for recorded and live input, or runs would count twice
 * @param pageSize Jobs asked for in one request, at least 1; memory grows with it, never with the number of Jobs
 * @param timeout the longest wait for one answer
 * @param watch how long to go on watching after the list; zero: not at all
 */
public record KubernetesSource(
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<String> namespace,
        String cluster,
        int pageSize,
        Duration timeout,
        Duration watch) {
    public static final String NAMESPACE = "fabrik-runs";
    public static final int PAGE_SIZE = 250;
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    public KubernetesSource {
        if (pageSize < 1) {
            throw new IllegalArgumentException("The page size is " + pageSize + "; it must be 1 or more.");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout is " + timeout + "; it must be longer than nothing.");
        }
        if (watch.isNegative()) {
            throw new IllegalArgumentException("The time to watch is " + watch + "; it must not be negative.");
        }
    }

    /** What kubectl would talk to, in namespace {@value #NAMESPACE}, listed once and not watched. */
    public static KubernetesSource of(String cluster) {
        return new KubernetesSource(
                Optional.empty(), Optional.empty(), Optional.of(NAMESPACE), cluster, PAGE_SIZE, TIMEOUT, Duration.ZERO);
    }

    /** The same, and then watched for this long. */
    public KubernetesSource withWatch(Duration length) {
        return new KubernetesSource(kubeconfig, context, namespace, cluster, pageSize, timeout, length);
    }
}
