package sh.fabrik.cli.suggest;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.channel.terminal.Screen;
import sh.fabrik.channel.terminal.SuggestionJson;
import sh.fabrik.channel.terminal.SuggestionList;
import sh.fabrik.cli.analyze.AnalyzeRunner;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.GapNotes;
import sh.fabrik.cli.context.RowLimit;
import sh.fabrik.cli.context.Scope;
import sh.fabrik.cli.context.ScopeOptions;
import sh.fabrik.cli.context.SpecName;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.SuggestionType;

/** {@code fabrik suggest}: what is pending, most urgent first. */
@Command(
        name = "suggest",
        description = "What to change, and why. Analyses first when something was collected since.",
        subcommands = {SuggestShowCommand.class, SuggestApplyCommand.class, SuggestIgnoreCommand.class},
        footer = {
            "",
            "Examples:",
            "  fabrik suggest                                  this project's pending suggestions",
            "  fabrik suggest --type model --min-confidence 0.9",
            "  fabrik suggest show 3f2a9c1b07                  everything behind one"
        })
public final class SuggestCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    ScopeOptions scope = new ScopeOptions();

    @Option(names = "--spec", paramLabel = "ID", description = "Only this spec (its id, or its file's path).")
    @Nullable
    String spec;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only resource, model, spec_rewrite or warning.")
    @Nullable
    String type;

    @Option(names = "--min-confidence", paramLabel = "P", description = "Only from this confidence on: 0.9, or 90%%.")
    @Nullable
    String minConfidence;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = RowLimit.class,
            description = "On a terminal show the N most urgent ones. Default: 10.")
    int limit = 10;

    @Option(names = "--all", description = "Show all of them.")
    boolean all;

    @Option(names = "--exit-code", description = "Exit with 8 when there is a suggestion (for CI gates).")
    boolean exitCode;

    @Override
    public Integer call() {
        Workplace workplace = desk.workplace();
        SuggestionFilter filter = filter();
        try (Database database = workplace.openExisting()) {
            requireSpec(database, workplace);
            analyseIfStale(database, workplace);
            List<StoredSuggestion> pending = new SuggestionStore(database)
                    .all(scope.allProjects() ? Optional.empty() : Optional.of(workplace.project())).stream()
                            .filter(stored -> stored.status() == Status.PENDING)
                            .filter(filter)
                            .sorted(SuggestionFilter.MOST_URGENT_FIRST)
                            .toList();
            show(pending);
            GapNotes.tell(desk, database, scope.allProjects());
            return exitCode && !pending.isEmpty() ? ExitCode.SUGGESTIONS.code() : ExitCode.OK.code();
        }
    }

    private void requireSpec(Database database, Workplace workplace) {
        if (spec != null) {
            new SpecName(spec).in(database, scope.allProjects() ? Optional.empty() : Optional.of(workplace.project()));
        }
    }

    private void analyseIfStale(Database database, Workplace workplace) {
        AnalysisStore analyses = new AnalysisStore(database);
        Scope projects = new Scope(desk.surroundings(), workplace, scope);
        if (scope.chosen() || projects.projects(database).stream().anyMatch(analyses::isStale)) {
            new AnalyzeRunner(desk, scope).run(database);
        }
    }

    private SuggestionFilter filter() {
        Optional<SuggestionType> wanted = Optional.ofNullable(type)
                .map(
                        word -> SuggestionType.find(word)
                                .orElseThrow(
                                        () -> new UnreadableValue(
                                                "\"" + word
                                                        + "\" is no type of suggestion; known are resource, model, spec_rewrite and warning.")));
        return new SuggestionFilter(
                Optional.ofNullable(spec),
                wanted,
                Optional.ofNullable(minConfidence).map(SuggestionFilter::share));
    }

    private void show(List<StoredSuggestion> pending) {
        PrintWriter out = desk.out();
        if (desk.json()) {
            desk.answer(SuggestionJson.of(pending));
        } else if (pending.isEmpty()) {
            desk.err().println("Nothing to suggest: no rule found a reason to change anything.");
        } else {
            Screen screen = desk.surroundings().screen();
            new SuggestionList(out, screen).show(pending, all ? pending.size() : limit);
            if (screen.terminal()) {
                new Listing(desk.surroundings())
                        .remember(pending.stream().map(StoredSuggestion::id).toList());
            }
        }
    }
}
