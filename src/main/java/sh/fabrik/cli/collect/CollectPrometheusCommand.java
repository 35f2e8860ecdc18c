package sh.fabrik.cli.collect;

import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.loop.settings.Settings;

/** {@code fabrik collect prometheus}. */
@Command(
        name = "prometheus",
        description = {
            "Memory and CPU of finished runs from Prometheus or VictoriaMetrics.",
            "Asked about the runs that Kubernetes has named and that are not measured yet."
        },
        footer = {
            "",
            "Examples:",
            "  fabrik collect prometheus --url http://localhost:9090 --scrape-interval 15s",
            "  FABRIK_PROMETHEUS_TOKEN=… fabrik collect prometheus --lookback 30d"
        })
final class CollectPrometheusCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address (else prometheus.url, LAOS_PROMETHEUS_URL). Credentials: docs/configuration.md.")
    @Nullable
    String url;

    @Option(
            names = "--scrape-interval",
            paramLabel = "TIME",
            description = "How often it reads the containers (else prometheus.scrapeInterval, 30s).")
    @Nullable
    String scrapeInterval;

    @Option(
            names = "--lookback",
            paramLabel = "TIME",
            description = "How far back runs are asked for (else prometheus.lookback).")
    @Nullable
    String lookback;

    @Option(
            names = "--again",
            description = "Ask also about runs about which an answer came, as after a change of labels or scraping.")
    boolean again;

    @Option(names = "--exit-code", description = "Exit with 6 when Prometheus left a gap.")
    boolean exitCode;

    @Override
    public Integer call() {
        Settings settings = new SettingOptions(desk.workplace().settings())
                .with(Keys.PROMETHEUS_URL, "--url", url)
                .with(Keys.SCRAPE_INTERVAL, "--scrape-interval", scrapeInterval)
                .with(Keys.PROMETHEUS_LOOKBACK, "--lookback", lookback)
                .settings();
        if (!new ConfiguredSources(settings).asksPrometheus()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "Prometheus has no address; give --url, or set prometheus.url or LAOS_PROMETHEUS_URL (docs/configuration.md).");
        }
        return new GatherRunner(desk, Set.of("prometheus"), settings, again).run(exitCode);
    }
}
