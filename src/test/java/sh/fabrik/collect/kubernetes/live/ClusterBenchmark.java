package sh.fabrik.collect.kubernetes.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.loop.Progress;
import sh.fabrik.store.Database;

/**
 * Measures a collect of many Jobs with their pods. {@code serve JOBS KUBECONFIG} is the cluster, a process of its own so that its
 * memory and work are not counted; {@code read KUBECONFIG [DATABASE]} lists it, with a database also stores it, and tells Jobs per second and the process's peak memory.
 */
public final class ClusterBenchmark {
    private static final int FIELDS =
            60; // of managedFields; makes a Job about 7 KB and a pod about 9 KB, as in real clusters

    private ClusterBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            new Server(Integer.parseInt(arguments[1])).start(Path.of(arguments[2]));
        } else {
            read(
                    Path.of(arguments[1]),
                    Arrays.stream(arguments).skip(2).findFirst().map(Path::of));
        }
    }

    private static void read(Path kubeconfig, Optional<Path> history) throws IOException {
        KubernetesSource source = new KubernetesSource(
                Optional.of(kubeconfig),
                Optional.empty(),
                Optional.of(KubernetesSource.NAMESPACE),
                "bench",
                KubernetesSource.PAGE_SIZE,
                KubernetesSource.TIMEOUT,
                Duration.ZERO);
        long start = System.nanoTime();
        long[] seen = new long[2];
        try (Stream<Found> found = new LiveCollector(source).read(Live.request(), Known.NOTHING)) {
            Stream<Found> counted = found.peek(each -> count(each, seen));
            if (history.isEmpty()) {
                counted.forEach(each -> {});
            } else {
                store(counted, history.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double work =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        System.out.printf(
                "%,d Jobs with %,d pods %s in %.1f s: %,.0f Jobs per second; %.1f s of processor time with the start: %,.0f per second; %s%n",
                seen[0],
                seen[1],
                history.isEmpty() ? "read" : "read and stored",
                seconds,
                seen[0] / seconds,
                work,
                seen[0] / work,
                peak());
    }

    private static void count(Found each, long[] seen) {
        if (each instanceof Found.Part part) {
            seen[0]++;
            seen[1] += part.part().pods().size();
        } else if (!(each instanceof Found.Pause)) {
            System.out.println(each);
        }
    }

    private static void store(Stream<Found> found, Path history) {
        try (Database database = Database.open(history)) {
            new FeedbackLoop(database, Clock.systemUTC()).collect("kubernetes", "bench", found, Progress.SILENT);
        }
    }

    /** The most memory that the process ever held, heap and all else; Linux only. */
    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> "peak memory "
                                + line.replaceAll("\\D+", "").transform(kb -> Long.parseLong(kb) / 1024 + " MB"))
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** Answers with objects that are written out while they are asked for. */
    private record Server(int jobs) {
        void start(Path kubeconfig) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            Files.writeString(kubeconfig, """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: bench, cluster: {server: "http://127.0.0.1:%d"}}]
                    users: [{name: bench, user: {token: none}}]
                    contexts: [{name: bench, context: {cluster: bench, user: bench}}]
                    current-context: bench
                    """.formatted(server.getAddress().getPort()));
        }

        private void answer(HttpExchange exchange) throws IOException {
            String query = URLDecoder.decode(
                    java.util.Objects.requireNonNullElse(
                            exchange.getRequestURI().getRawQuery(), ""),
                    StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String body = path.endsWith("/jobs")
                    ? jobPage(query)
                    : path.endsWith("/pods") ? podPage(query) : list("", Stream.of());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        private String jobPage(String query) {
            int from = Integer.parseInt("0" + parameter(query, "continue"));
            int to = Math.min(jobs, from + Integer.parseInt(parameter(query, "limit")));
            String next = to < jobs ? ", \"continue\": \"" + to + "\"" : "";
            return list(next, IntStream.range(from, to).mapToObj(Server::job));
        }

        private static String podPage(String query) {
            String names = query.substring(query.indexOf('(') + 1, query.indexOf(')'));
            return list("", Arrays.stream(names.split(",")).map(Server::pod));
        }

        private static String parameter(String query, String name) {
            return Arrays.stream(query.split("&"))
                    .filter(each -> each.startsWith(name + "="))
                    .map(each -> each.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }

        private static String list(String next, Stream<String> items) {
            return "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"metadata\": {\"resourceVersion\": \"1\"" + next
                    + "}, \"items\": [" + items.collect(Collectors.joining(",")) + "]}";
        }

        private static String job(int number) {
            String name = "fabrik-run-%06d".formatted(number);
            String end = number % 5 == 0
                    ? "\"failed\": 1, \"conditions\": [{\"type\": \"Failed\", \"status\": \"True\", \"reason\": \"BackoffLimitExceeded\", \"lastTransitionTime\": \"2026-03-12T21:00:00Z\"}]"
                    : "\"succeeded\": 1, \"completionTime\": \"2026-03-12T21:00:00Z\", \"conditions\": [{\"type\": \"Complete\", \"status\": \"True\"}]";
            return """
                    {"metadata": {"name": "%1$s", "namespace": "fabrik-runs", "uid": "uid-%1$s", "resourceVersion": "5", "creationTimestamp": "2026-03-12T20:28:00Z",
                     "labels": {"fabrik.sh/managed-by": "fabrik", "fabrik.sh/run-id": "%1$s", "fabrik.sh/project": "bench", "fabrik.sh/spec": "spec-%2$d"},
                     "annotations": {"fabrik.sh/status": "{\\"phase\\":\\"complete\\",\\"progress\\":{\\"finished\\":7,\\"total\\":9}}", "fabrik.sh/outcome": "succeeded"},
                     "managedFields": %3$s},
                     "spec": {"backoffLimit": 1, "ttlSecondsAfterFinished": 604800, "template": {"spec": {"containers": [%4$s]}}},
                     "status": {"startTime": "2026-03-12T20:28:01Z", %5$s}}
                    """.formatted(name, number % 50, MANAGED, CONTAINER, end);
        }

        private static String pod(String job) {
            boolean failed = Integer.parseInt(job.substring(job.length() - 6)) % 5 == 0;
            return """
                    {"metadata": {"name": "%1$s-abcde", "namespace": "fabrik-runs", "uid": "pod-%1$s", "creationTimestamp": "2026-03-12T20:28:02Z",
                     "labels": {"job-name": "%1$s", "batch.kubernetes.io/job-name": "%1$s", "fabrik.sh/managed-by": "fabrik"},
                     "ownerReferences": [{"apiVersion": "batch/v1", "kind": "Job", "name": "%1$s", "uid": "uid-%1$s", "controller": true}], "managedFields": %2$s},
                     "spec": {"nodeName": "node-a", "containers": [%3$s, {"name": "shared-credential-sync", "image": "bitnami/kubectl:latest"}]},
                     "status": {"phase": "%4$s", "startTime": "2026-03-12T20:28:02Z", "containerStatuses": [{"name": "fabrik", "state": {"terminated":
                      {"exitCode": %5$d, "reason": "%6$s", "startedAt": "2026-03-12T20:30:00Z", "finishedAt": "2026-03-12T20:50:00Z"}}}]}}
                    """.formatted(
                            job,
                            MANAGED,
                            CONTAINER,
                            failed ? "Failed" : "Succeeded",
                            failed ? 137 : 0,
                            failed ? "OOMKilled" : "Completed");
        }

        private static final String MANAGED =
                "[{\"manager\": \"kube-controller-manager\", \"operation\": \"Update\", \"time\": \"2026-03-12T21:00:00Z\", \"fieldsV1\": {"
                        + IntStream.range(0, FIELDS)
                                .mapToObj(i ->
                                        "\"f:field-%d\": {\".\": {}, \"f:name\": {}, \"f:value\": {}}".formatted(i))
                                .collect(Collectors.joining(","))
                        + "}}]";

        private static final String CONTAINER = "{\"name\": \"fabrik\", \"image\": \"ghcr.io/x@sha256:" + "0".repeat(64)
                + "\", \"resources\": {\"limits\": {\"cpu\": \"2\", \"memory\": \"2Gi\"}}, \"env\": ["
                + List.of(
                                "SMITHERS_RUN_ID",
                                "SMITHERS_SPEC_PATH",
                                "SMITHERS_PROJECT",
                                "SMITHERS_DB_PATH",
                                "SMITHERS_LOG_DIR",
                                "SMITHERS_HOME",
                                "SMITHERS_INPUT_JSON",
                                "KUBERNETES_NAMESPACE")
                        .stream()
                        .map(name -> "{\"name\": \"" + name + "\", \"value\": \"" + "/workspace/".repeat(6) + "\"}")
                        .collect(Collectors.joining(","))
                + "], \"volumeMounts\": [{\"name\": \"workspace\", \"mountPath\": \"/workspace\"}, {\"name\": \"tmp\", \"mountPath\": \"/tmp\"}]}";
    }
}
