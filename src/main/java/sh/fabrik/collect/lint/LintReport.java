package sh.fabrik.collect.lint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.databind.JsonNode;

/**
 * One LAOS lint report. It lists a metric only where its limit was exceeded: one that is absent is unknown.
 *
 * @param notices sentences about values that could not be read and count as unknown
 */
record LintReport(Optional<String> runId, String service, RunPart.Quality quality, List<String> notices) {

    /** Whether a JSON document is such a report. */
    static boolean isReport(JsonNode node) {
        return node.isObject() && (node.has("violations") || (node.has("status") && node.has("worst")));
    }

    /** @param where for notices */
    static LintReport of(JsonNode node, String where) {
        List<Metric> metrics = metrics(node);
        List<String> notices = new ArrayList<>();
        Optional<Double> errorRate = first(metrics, Metric::isErrorRate, Metric::share, where, notices);
        Optional<Duration> latency = first(metrics, Metric::isLatencyP95, Metric::latency, where, notices);
        return new LintReport(
                text(node, "run_id").or(() -> text(node, "runId")),
                text(node, "service").orElse(""),
                new RunPart.Quality(errorRate, latency),
                List.copyOf(notices));
    }

    private static List<Metric> metrics(JsonNode node) {
        return Stream.concat(
                        node.path("violations").values().stream()
                                .map(violation -> new Metric(
                                        text(violation, "metric").orElse(""),
                                        violation.path("value").asString(""))),
                        flat("", node.path("metrics")))
                .toList();
    }

    /** Every value of nested objects under its path: {@code latency_ms.p95}. */
    private static Stream<Metric> flat(String name, JsonNode node) {
        return node.isObject()
                ? node.properties().stream()
                        .flatMap(entry ->
                                flat(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue()))
                : node.isValueNode() && !node.isNull() ? Stream.of(new Metric(name, node.asString())) : Stream.empty();
    }

    private static <T> Optional<T> first(
            List<Metric> metrics,
            Predicate<Metric> which,
            Function<Metric, T> value,
            String where,
            List<String> notices) {
        return metrics.stream().filter(which).findFirst().flatMap(metric -> {
            try {
                return Optional.of(value.apply(metric));
            } catch (UnreadableValue e) {
                notices.add(where + ": " + metric.name() + " counts as unknown: " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
