package sh.fabrik.cli.suggest;

import java.util.List;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;
import sh.fabrik.store.DecisionStore;
import sh.fabrik.suggest.StoredDecision;

/** Finds the one decision that a user names. */
final class NamedDecision {
    private final Database database;

    NamedDecision(Database database) {
        this.database = database;
    }

    /** The decision whose id starts with the given characters. */
    StoredDecision find(String prefix) {
        List<StoredDecision> found = new DecisionStore(database).findByPrefix(prefix);
        if (found.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "There is no advice " + prefix
                            + " any more, or it was given where it could not be kept; advice is kept for two weeks.");
        }
        if (found.size() > 1) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    prefix + " may be any of " + found.size() + " pieces of advice; give more characters.");
        }
        return found.get(0);
    }
}
