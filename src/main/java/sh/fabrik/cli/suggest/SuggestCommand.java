package sh.fabrik.cli.suggest;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.analyze.AnalyzeRunner;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.RowLimit;
import sh.fabrik.cli.context.ScopeOptions;

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
    int limit = PendingList.USUAL_LIMIT;

    @Option(names = "--all", description = "Show all of them.")
    boolean all;

    @Option(names = "--exit-code", description = "Exit with 8 when there is a suggestion (for CI gates).")
    boolean exitCode;

    @Override
    public Integer call() {
        PendingList list = new PendingList(desk.surroundings(), desk.workplace(), wish());
        return list.show(desk.out(), desk.err(), (database, isStale) -> {
            if (scope.chosen() || isStale.getAsBoolean()) {
                new AnalyzeRunner(desk, scope).run(database);
            }
        });
    }

    private PendingList.Wish wish() {
        return new PendingList.Wish(
                desk.json(),
                scope.allProjects(),
                SuggestionFilter.of(
                        Optional.ofNullable(spec), Optional.ofNullable(type), Optional.ofNullable(minConfidence)),
                all ? OptionalInt.empty() : OptionalInt.of(limit),
                exitCode);
    }
}
