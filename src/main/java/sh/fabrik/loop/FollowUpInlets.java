package sh.fabrik.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import sh.fabrik.collect.loki.LokiCollector;
import sh.fabrik.collect.loki.LokiSource;
import sh.fabrik.collect.prometheus.PrometheusCollector;
import sh.fabrik.collect.prometheus.PrometheusSource;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Source;
import sh.fabrik.run.Window;
import sh.fabrik.store.FollowUps;
import sh.fabrik.store.gap.Feed;

/** The ways in of sources that are asked about runs which others have named: they begin when those have ended. */
final class FollowUpInlets {
    private static final Set<String> NAMING_RUNS = Set.of(Source.KUBERNETES.word(), Source.SMITHERS.word());

    private FollowUpInlets() {}

    /** @param again whether to ask also about runs about which an answer came */
    static List<Inlet> of(ConfiguredSources sources, String cluster, Clock clock, boolean again) {
        List<Inlet> inlets = new ArrayList<>();
        if (sources.asksPrometheus()) {
            inlets.add(prometheus(sources, cluster, clock, again));
        }
        if (sources.asksLoki()) {
            inlets.add(loki(sources, cluster, clock, again));
        }
        return inlets;
    }

    private static Inlet prometheus(ConfiguredSources sources, String cluster, Clock clock, boolean again) {
        Duration lookback = sources.need(Keys.PROMETHEUS_LOOKBACK);
        return new Inlet(new Feed(Source.PROMETHEUS.word(), cluster), NAMING_RUNS, lookback, (history, due) -> {
            PrometheusSource source = sources.prometheus().orElseThrow();
            List<FinishedRun> runs =
                    new FollowUps(history, again).unmeasured(sources.namedCluster(), since(clock, lookback, due));
            return () -> PrometheusCollector.collect(source, runs);
        });
    }

    private static Inlet loki(ConfiguredSources sources, String cluster, Clock clock, boolean again) {
        Duration lookback = sources.need(Keys.LOKI_LOOKBACK);
        return new Inlet(new Feed(Source.LOKI.word(), cluster), NAMING_RUNS, lookback, (history, due) -> {
            LokiSource source = sources.loki().orElseThrow();
            List<FinishedRun> runs =
                    new FollowUps(history, again).unexplained(sources.namedCluster(), since(clock, lookback, due));
            return () -> LokiCollector.collect(source, runs);
        });
    }

    /** The history knows which runs lack an answer, more exactly than what is due; only an old gap reaches further back. */
    private static Instant since(Clock clock, Duration lookback, List<Window> due) {
        Instant usual = clock.instant().minus(lookback);
        return due.stream()
                .map(Window::since)
                .min(Comparator.naturalOrder())
                .filter(usual::isAfter)
                .orElse(usual);
    }
}
