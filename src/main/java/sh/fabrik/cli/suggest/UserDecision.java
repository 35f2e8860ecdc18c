package sh.fabrik.cli.suggest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/** What a user decides about one suggestion, and why. */
final class UserDecision {
    @Parameters(paramLabel = "ID", description = "Its id, the first characters of it, or its number in the last list.")
    String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the suggestion.")
    @Nullable
    String reason;

    int remember(Desk desk, Status status) {
        try (Database database = desk.workplace().openExisting()) {
            StoredSuggestion found = new NamedSuggestion(database, new Listing(desk.surroundings())).find(id);
            new SuggestionStore(database)
                    .decide(
                            found.id(),
                            status,
                            Optional.ofNullable(reason),
                            desk.surroundings().clock().instant());
            tell(desk, found.suggestion(), status);
        }
        return ExitCode.OK.code();
    }

    private static void tell(Desk desk, Suggestion suggestion, Status status) {
        desk.out()
                .println(suggestion.id() + " " + status.word() + ": " + suggestion.spec() + " - " + suggestion.title()
                        + ".");
        if (status == Status.APPLIED) {
            desk.err()
                    .println("Now set " + suggestion.suggested() + " where the runs of " + suggestion.spec()
                            + " are configured; later runs will show whether it helped.");
        }
    }
}
