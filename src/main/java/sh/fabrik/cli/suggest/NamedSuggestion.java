package sh.fabrik.cli.suggest;

import java.util.List;
import java.util.Optional;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.StoredSuggestion;

/** Finds the one suggestion that a user names. */
final class NamedSuggestion {
    private static final int SHORTEST_PREFIX = 3;

    private final SuggestionStore suggestions;
    private final Listing listing;

    NamedSuggestion(Database database, Listing listing) {
        this.suggestions = new SuggestionStore(database);
        this.listing = listing;
    }

    /**
     * The suggestion whose id starts with the given characters, else the one of that number in the last list.
     *
     * @throws CommandProblem when there is none, or more than one
     */
    StoredSuggestion find(String text) {
        List<StoredSuggestion> found = text.length() < SHORTEST_PREFIX ? List.of() : suggestions.findByPrefix(text);
        if (found.isEmpty()) {
            found = listing.id(text).map(suggestions::findByPrefix).orElse(List.of());
        }
        if (found.isEmpty()) {
            throw new CommandProblem(ExitCode.USAGE, unknown(text));
        }
        if (found.size() > 1) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    text + " may be "
                            + String.join(
                                    " or ",
                                    found.stream().map(StoredSuggestion::id).toList()) + "; give more characters.");
        }
        return found.get(0);
    }

    private String unknown(String text) {
        if (text.length() < SHORTEST_PREFIX) {
            return "\"" + text + "\" is no number of the last list, and too short for an id; give at least "
                    + SHORTEST_PREFIX + " characters of it, or run \"fabrik suggest\" on a terminal for the numbers.";
        }
        List<String> ids = suggestions.all(Optional.empty()).stream()
                .map(StoredSuggestion::id)
                .toList();
        return "There is no suggestion " + text + "." + Nearest.question(text, ids)
                + " \"fabrik suggest\" lists the pending ones with their ids.";
    }
}
