package sh.fabrik.cli.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Prices;
import sh.fabrik.cli.doctor.CoverageTable;
import sh.fabrik.loop.Collected;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.loop.GatherPlan;
import sh.fabrik.loop.Inlet;
import sh.fabrik.loop.Inlets;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.store.Database;
import sh.fabrik.store.coverage.Coverage;

/** Collects from every configured source, and tells what came of it. */
final class GatherRunner {
    /** The history that analyses look at by themselves. */
    private static final Duration LOOKED_AT = Duration.ofDays(90);

    private final Desk desk;
    private final Set<String> only;
    private final Settings settings;
    private final String project;
    private final boolean again;

    GatherRunner(Desk desk, Set<String> only, @Nullable String deadline) {
        this(
                desk,
                only,
                Optional.ofNullable(deadline)
                        .map(text -> desk.workplace().settings().with(Keys.DEADLINE, "--deadline", text))
                        .orElseGet(() -> desk.workplace().settings()),
                false);
    }

    /** @param again ask also about runs about which an answer came */
    GatherRunner(Desk desk, Set<String> only, Settings settings, boolean again) {
        this.again = again;
        this.desk = desk;
        this.only = only;
        this.project = desk.workplace().project();
        this.settings = settings;
    }

    int run(boolean strict) {
        List<String> objections = settings.objections();
        if (!objections.isEmpty()) {
            throw new UnreadableValue(String.join("\n", objections));
        }
        GatherPlan plan = new GatherPlan(project, chosen(), settings.need(Keys.OVERLAP), settings.need(Keys.DEADLINE));
        try (Database database = desk.workplace().openOrCreate();
                SourceLines lines = SourceLines.of(desk.surroundings(), plan)) {
            FeedbackLoop loop = new FeedbackLoop(database, desk.surroundings().clock());
            new Prices(desk.surroundings(), desk.err()).use(loop);
            List<Collected> collected = loop.gather(plan, lines);
            lines.close();
            tell(collected, coverage(database));
            return code(collected, strict).code();
        }
    }

    private List<Coverage> coverage(Database database) {
        Instant since = desk.surroundings().clock().instant().minus(LOOKED_AT);
        return Coverage.of(database, Optional.of(project), since);
    }

    private void tell(List<Collected> collected, List<Coverage> coverage) {
        if (desk.json()) {
            desk.answer(new GatherJson(
                    1,
                    project,
                    collected.stream().map(CollectJson::of).toList(),
                    coverage.stream().map(GatherJson.Known::of).toList()));
            return;
        }
        CollectReport report = new CollectReport(desk.out(), desk.err());
        collected.forEach(source -> report.show(source, project));
        if (coverage.stream().anyMatch(each -> each.runs() > 0)) {
            desk.out().println();
            CoverageTable.show(coverage, desk.out());
        }
    }

    private static ExitCode code(List<Collected> collected, boolean strict) {
        if (collected.stream().allMatch(Collected::failed)) {
            return ExitCode.FAILURE;
        }
        boolean gaps = collected.stream().anyMatch(source -> !source.gaps().isEmpty());
        return strict && gaps ? ExitCode.GAPS : ExitCode.OK;
    }

    private List<Inlet> chosen() {
        Inlets inlets = new Inlets(
                new ConfiguredSources(settings),
                project,
                settings.need(Keys.CLUSTER),
                desk.surroundings().clock());
        List<Inlet> all = (again ? inlets.askingAgain() : inlets).all();
        Set<String> known =
                all.stream().map(inlet -> inlet.feed().source()).collect(Collectors.toCollection(TreeSet::new));
        if (all.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "No source is configured. Write one into "
                            + settings.workspace().userFile()
                            + " (docs/configuration.md lists the keys), or name files: \"fabrik collect --help\".");
        }
        only.stream().filter(source -> !known.contains(source)).findFirst().ifPresent(source -> {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "There is no configured source " + source + "; there are: " + String.join(", ", known) + ".");
        });
        return all.stream()
                .filter(inlet -> only.isEmpty() || only.contains(inlet.feed().source()))
                .toList();
    }
}
