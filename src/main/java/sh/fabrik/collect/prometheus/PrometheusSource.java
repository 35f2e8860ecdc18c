package sh.fabrik.collect.prometheus;

import java.time.Duration;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.run.UnreadableValue;

/**
 * A Prometheus, or a server that answers like one (VictoriaMetrics, Thanos, Mimir).
 *
 * @param scrapeInterval how often it reads the containers' metrics; runs shorter than three of these get no peak
 * @param labels what the series call namespace, pod and container
 * @param selector further matchers that every query carries, such as {@code cluster="prod"}; empty for none
 * @param lookback how far back runs without readings are asked for; no longer than the server keeps its data
 */
public record PrometheusSource(
        HttpSource http, Duration scrapeInterval, Labels labels, String selector, Duration lookback) {
    public static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(30);
    public static final Duration LOOKBACK = Duration.ofDays(14);

    public PrometheusSource {
        if (scrapeInterval.toMillis() < 1000) {
            throw new UnreadableValue("The scrape interval is " + scrapeInterval + "; give at least 1s.");
        }
        if (lookback.compareTo(scrapeInterval) < 0) {
            throw new UnreadableValue("The lookback is " + lookback + ", shorter than one scrape; give some days.");
        }
    }

    /** What the series call the namespace, the pod and the container, such as {@code exported_pod} without honor_labels. */
    public record Labels(String namespace, String pod, String container) {
        public static final Labels USUAL = new Labels("namespace", "pod", "container");
        public static final Labels EXPORTED = new Labels("exported_namespace", "exported_pod", "exported_container");
    }

    public static PrometheusSource at(HttpSource http) {
        return new PrometheusSource(http, SCRAPE_INTERVAL, Labels.USUAL, "", LOOKBACK);
    }

    public PrometheusSource withScrapeInterval(Duration to) {
        return new PrometheusSource(http, to, labels, selector, lookback);
    }

    public PrometheusSource withLabels(Labels to) {
        return new PrometheusSource(http, scrapeInterval, to, selector, lookback);
    }

    public PrometheusSource withSelector(String to) {
        return new PrometheusSource(http, scrapeInterval, labels, to, lookback);
    }

    public PrometheusSource withLookback(Duration to) {
        return new PrometheusSource(http, scrapeInterval, labels, selector, to);
    }
}
