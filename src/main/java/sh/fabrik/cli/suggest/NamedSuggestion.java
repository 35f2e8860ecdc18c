package sh.fabrik.cli.suggest;

import java.util.List;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.StoredSuggestion;

/** Finds the one suggestion that a user names. */
final class NamedSuggestion {
    private static final int SHORTEST_PREFIX = 3;

    private final Database database;

    NamedSuggestion(Database database) {
        this.database = database;
    }

    /** The suggestion whose id starts with the given characters. */
    StoredSuggestion find(String prefix) {
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
