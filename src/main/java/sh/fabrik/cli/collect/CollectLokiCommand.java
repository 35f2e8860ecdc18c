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

/** {@code fabrik collect loki}. */
@Command(
        name = "loki",
        description = {
            "Why runs failed, from their logs in Loki.",
            "Asked about the failed runs that Kubernetes has named and whose error nobody has."
        },
        footer = {
            "",
            "Examples:",
            "  fabrik collect loki --url http://localhost:3100",
            "  FABRIK_LOKI_USER=1234 FABRIK_LOKI_PASSWORD=… fabrik collect loki --url https://logs.example.org"
        })
final class CollectLokiCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address (else loki.url, LAOS_LOKI_URL). Credentials: docs/configuration.md.")
    @Nullable
    String url;

    @Option(
            names = "--lookback",
            paramLabel = "TIME",
            description = "How far back runs are asked for (else loki.lookback).")
    @Nullable
    String lookback;

    @Option(
            names = "--again",
            description = "Ask also about runs about which an answer came, as after a change of selectors.")
    boolean again;

    @Option(names = "--exit-code", description = "Exit with 6 when Loki left a gap.")
    boolean exitCode;

    @Override
    public Integer call() {
        Settings settings = new SettingOptions(desk.workplace().settings())
                .with(Keys.LOKI_URL, "--url", url)
                .with(Keys.LOKI_LOOKBACK, "--lookback", lookback)
                .settings();
        if (!new ConfiguredSources(settings).asksLoki()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "Loki has no address; give --url, or set loki.url or LAOS_LOKI_URL (docs/configuration.md).");
        }
        return new GatherRunner(desk, Set.of("loki"), settings, again).run(exitCode);
    }
}
