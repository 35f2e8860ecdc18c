package sh.fabrik.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import sh.fabrik.collect.kubernetes.live.StubApi;
import sh.fabrik.collect.loki.LokiStub;
import sh.fabrik.collect.prometheus.Planted;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two days of runs as the cluster, Prometheus, Loki and a folder of specs tell of them; each source lacks something. */
record ManyRuns(int count, Instant begin) {
    static final Duration SCRAPE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MIB = 1 << 20;
    private static final List<String> SPECS = List.of("cart", "login", "search", "invoice");

    /** One run, by its number. */
    record One(int number, Instant start) {
        String name() {
            return "r" + number;
        }

        boolean isShort() {
            return number % 10 == 7;
        }

        boolean isKilled() {
            return number % 25 == 3;
        }

        boolean failed() {
            return isKilled() || number % 4 == 0;
        }

        boolean isLogged() {
            return number % 8 == 0;
        }

        boolean isSampled() {
            return number % 50 != 49;
        }

        boolean isLimited() {
            return number % 20 != 5;
        }

        String spec() {
            return SPECS.get(number % SPECS.size());
        }

        Instant end() {
            return start.plusSeconds(isShort() ? 20 : 600);
        }
    }

    List<One> runs() {
        return IntStream.range(0, count)
                .mapToObj(i -> new One(i, begin.plus(Duration.ofMinutes(12L * i))))
                .toList();
    }

    void writeSpecs(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String spec : SPECS) {
            Files.writeString(
                    folder.resolve(spec + ".json"),
                    "{\"v\":1,\"id\":\"" + spec + "\",\"title\":\"" + spec + "\",\"goals\":[\"it works\"]}");
        }
    }

    void putInto(StubApi cluster) {
        runs().forEach(run -> put(cluster, run, true));
    }

    /** @param ended whether the Job has its end already */
    static void put(StubApi cluster, One run, boolean ended) {
        cluster.put("jobs", job(run, ended));
        cluster.put("pods", pod(run, ended));
    }

    private static ObjectNode job(One run, boolean ended) {
        String status = !ended
                ? "{\"startTime\": \"%s\", \"active\": 1}".formatted(run.start())
                : run.failed() ? """
                          {"startTime": "%s", "failed": 1, "conditions": [{"type": "Failed", "status": "True",
                           "reason": "BackoffLimitExceeded", "lastTransitionTime": "%s"}]}""".formatted(run.start(), run.end()) : """
                          {"startTime": "%1$s", "completionTime": "%2$s", "succeeded": 1, "conditions": [{"type": "Complete",
                           "status": "True", "lastTransitionTime": "%2$s"}]}""".formatted(run.start(), run.end());
        return tree("""
                {"metadata": {"name": "fabrik-%1$s", "namespace": "fabrik-runs", "uid": "uid-%1$s", "creationTimestamp": "%2$s",
                  "labels": {"fabrik.sh/managed-by": "fabrik", "fabrik.sh/run-id": "%1$s", "fabrik.sh/project": "shop",
                   "fabrik.sh/spec": "%3$s"}, "annotations": {%4$s}},
                 "spec": {"backoffLimit": 0, "ttlSecondsAfterFinished": 604800,
                  "template": {"spec": {"containers": [{"name": "fabrik"}]}}},
                 "status": %5$s}""".formatted(run.name(), run.start(), run.spec(), spend(run), status));
    }

    /** A bill, tokens of a model with a price, tokens of one without, or nothing. */
    private static String spend(One run) {
        return switch (run.number() % 4) {
            case 0 -> """
                "fabrik.sh/llm-cost": "{\\"model\\":\\"claude-sonnet-4-5\\",\\"input_tokens\\":1000,\\"output_tokens\\":200,\\"total_cost_usd\\":0.25,\\"currency\\":\\"USD\\"}\"""";
            case 1 -> """
                "fabrik.sh/model": "claude-sonnet-4-5", "fabrik.sh/tokens-input": "100000", "fabrik.sh/tokens-output": "9000\"""";
            case 2 -> """
                "fabrik.sh/model": "mystery-9", "fabrik.sh/tokens-input": "100000", "fabrik.sh/tokens-output": "9000\"""";
            default -> "";
        };
    }

    private static ObjectNode pod(One run, boolean ended) {
        String state = ended
                ? "{\"terminated\": {\"exitCode\": %d, \"reason\": \"%s\", \"startedAt\": \"%s\", \"finishedAt\": \"%s\"}}"
                        .formatted(
                                run.isKilled() ? 137 : run.failed() ? 1 : 0,
                                run.isKilled() ? "OOMKilled" : run.failed() ? "Error" : "Completed",
                                run.start(),
                                run.end())
                : "{\"running\": {\"startedAt\": \"%s\"}}".formatted(run.start());
        return tree("""
                {"metadata": {"name": "fabrik-%1$s-abcde", "namespace": "fabrik-runs", "uid": "pod-%1$s", "creationTimestamp": "%2$s",
                  "labels": {"job-name": "fabrik-%1$s", "batch.kubernetes.io/job-name": "fabrik-%1$s", "controller-uid": "uid-%1$s",
                   "fabrik.sh/managed-by": "fabrik"},
                  "ownerReferences": [{"apiVersion": "batch/v1", "kind": "Job", "name": "fabrik-%1$s", "uid": "uid-%1$s",
                   "controller": true}]},
                 "spec": {"nodeName": "node-a", "containers": [{"name": "fabrik", "resources": %3$s}]},
                 "status": {"phase": "%4$s", "startTime": "%2$s", "containerStatuses": [{"name": "fabrik", "state": %5$s}]}}""".formatted(
                        run.name(),
                        run.start(),
                        run.isLimited() ? "{\"limits\": {\"cpu\": \"2\", \"memory\": \"4Gi\"}}" : "{}",
                        !ended ? "Running" : run.failed() ? "Failed" : "Succeeded",
                        state));
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** What the kubelets told Prometheus: memory climbs by a mebibyte a minute, the CPU works at half a core. */
    Planted metrics() {
        Planted history = new Planted();
        runs().stream().filter(One::isSampled).forEach(run -> {
            gauge(history, run, "container_memory_working_set_bytes", t -> (500 + run.number() + t / 60) * MIB);
            gauge(history, run, "container_cpu_usage_seconds_total", t -> t / 2);
        });
        return history;
    }

    private static void gauge(Planted history, One run, String name, DoubleUnaryOperator value) {
        Map<String, String> labels = new HashMap<>(Map.of(
                "__name__", name,
                "namespace", "fabrik-runs",
                "pod", "fabrik-" + run.name() + "-abcde",
                "container", "fabrik",
                "image", "registry/fabrik@sha256:00"));
        history.series(labels, run.start(), run.end(), SCRAPE, value);
    }

    /** Half of the failed runs say why. */
    LokiStub logs() {
        LokiStub logs = new LokiStub();
        runs().stream()
                .filter(One::isLogged)
                .forEach(run -> logs.with(
                        "{run_id=\"" + run.name() + "\"}",
                        run.end().minusSeconds(5).toEpochMilli() * 1_000_000,
                        "src/cart.ts(12,3): error TS2304: Cannot find name 'Cart'."));
        return logs;
    }
}
