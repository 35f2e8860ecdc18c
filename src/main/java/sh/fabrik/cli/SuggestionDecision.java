package sh.fabrik.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;

/** Finds the one suggestion a user names, and remembers what the user decided. */
final class SuggestionDecision {
    private static final int SHORTEST_PREFIX = 3;

    private final Surroundings surroundings;
    private final CommonOptions options;
    private final CommandLine command;

    SuggestionDecision(Surroundings surroundings, CommonOptions options, CommandLine command) {
        this.surroundings = surroundings;
        this.options = options;
        this.command = command;
    }

    int decide(String id, Status status, @Nullable String reason) {
        try (Database database = new Workplace(surroundings, options).openExisting()) {
            StoredSuggestion found = find(database, id);
            new SuggestionStore(database)
                    .decide(
                            found.id(),
                            status,
                            Optional.ofNullable(reason),
                            surroundings.clock().instant());
            command.getOut()
                    .println(found.id() + " " + status.word() + ": "
                            + found.suggestion().spec() + " - "
                            + found.suggestion().title() + ".");
            if (status == Status.APPLIED) {
                command.getErr()
                        .println("Now set " + found.suggestion().suggested() + " where the runs of "
                                + found.suggestion().spec()
                                + " are configured; later runs will show whether it helped.");
            }
        }
        return ExitCode.OK.code();
    }

    /** The suggestion whose id starts with the given characters. */
    static StoredSuggestion find(Database database, String prefix) {
        if (prefix.length() < SHORTEST_PREFIX) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "\"" + prefix + "\" is too short for an id; give at least " + SHORTEST_PREFIX
                            + " characters of it.");
        }
        List<StoredSuggestion> found = new SuggestionStore(database).findByPrefix(prefix);
        if (found.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "There is no suggestion " + prefix + "; \"fabrik suggest\" lists the pending ones with their ids.");
        }
        if (found.size() > 1) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    prefix + " may be "
                            + String.join(
                                    " or ",
                                    found.stream().map(StoredSuggestion::id).toList()) + "; give more characters.");
        }
        return found.get(0);
    }
}
