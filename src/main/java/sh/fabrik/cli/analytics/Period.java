package sh.fabrik.cli.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sh.fabrik.analyse.History;
import sh.fabrik.cli.context.TimeText;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;

/** Which stretch of history a command shows. */
final class Period {
    private static final Duration USUAL_LENGTH = Duration.ofDays(90);

    @Option(
            names = "--last",
            paramLabel = "LENGTH",
            description = "The last 30d, 12h, 6w …; --last-30d is the same. Default: 90d.")
    @Nullable
    String last;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 30d (before the end), 2026-01-31, 2026-01-31T12:00:00Z.")
    @Nullable
    String since;

    @Option(
            names = {"--until", "--as-of"},
            paramLabel = "TIME",
            description = "Up to then; \"latest\" is the end of the latest run. Default: now.")
    @Nullable
    String until;

    /** @param project empty for all; whose latest run {@code latest} means */
    Window window(Database database, Optional<String> project, Instant now) {
        Instant end = end(database, project, now);
        if (last != null && since != null) {
            throw new UnreadableValue("--last and --since both say where to begin; give one of them.");
        }
        if (since != null) {
            return new Window(TimeText.moment(since, end), end);
        }
        return Window.last(last == null ? USUAL_LENGTH : TimeText.length(last), end);
    }

    private Instant end(Database database, Optional<String> project, Instant now) {
        if (until == null || until.equals("now")) {
            return now;
        }
        return until.equals("latest")
                ? new History(database).extent(project).last().orElse(now)
                : TimeText.moment(until, now);
    }
}
