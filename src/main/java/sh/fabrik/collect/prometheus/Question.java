package sh.fabrik.collect.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.collect.prometheus.PrometheusSource.Labels;

/** Writes the PromQL for a batch. Its answer has one value per pod, whatever else the series are labelled with. */
record Question(PrometheusSource source, Batch batch) {
    /** A rate needs some scrapes; of four, one may be missing. */
    private static final int SCRAPES_IN_A_RATE = 4;

    String of(Metric metric) {
        return switch (metric.kind()) {
            case CONTAINER ->
                container(
                        selector -> "max by (" + source.labels().pod() + ") (" + filled(metric, selector) + ")",
                        metric);
            case RATE ->
                filled(
                        metric,
                        container(
                                selector -> "max by (" + source.labels().pod() + ") (rate(" + selector + "[" + rate()
                                        + "s]))",
                                metric));
            case STATE -> states(metric);
        };
    }

    private interface Expression {
        String of(String selector);
    }

    /** Rows with an image are containers; a server may have dropped that label, so rows without one come second. */
    private String container(Expression expression, Metric metric) {
        return expression.of(selector(metric, source.labels(), "image!=\"\""))
                + " or "
                + expression.of(selector(metric, source.labels(), ""));
    }

    /** kube-state-metrics tells of other pods than its own, whose labels Prometheus may have renamed. */
    private String states(Metric metric) {
        return Stream.of(source.labels(), Labels.EXPORTED)
                .distinct()
                .map(labels -> "max by (" + labels.pod() + ") (" + filled(metric, selector(metric, labels, "")) + ")")
                .collect(Collectors.joining(" or "));
    }

    private String filled(Metric metric, String selector) {
        Duration scrape = source.scrapeInterval();
        return metric.function()
                .replace("%w", batch.windowSeconds(scrape) + "s")
                .replace("%p", batch.stepSeconds(scrape) + "s")
                .replace("%s", selector);
    }

    private long rate() {
        return Math.max(
                1, source.scrapeInterval().multipliedBy(SCRAPES_IN_A_RATE).toSeconds());
    }

    private String selector(Metric metric, Labels labels, String further) {
        List<String> matchers = Stream.of(
                        metric.matchers(),
                        labels.namespace() + "=" + PromText.quoted(batch.namespace()),
                        labels.pod() + "=~" + PromText.quoted(PromText.anyOf(batch.pods())),
                        labels.container() + "=" + PromText.quoted(batch.container()),
                        further,
                        source.selector())
                .filter(matcher -> !matcher.isBlank())
                .toList();
        return metric.series() + "{" + String.join(",", matchers) + "}";
    }
}
