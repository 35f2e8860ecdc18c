package sh.fabrik.cli.suggest;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import sh.fabrik.channel.terminal.Screen;
import sh.fabrik.channel.terminal.SuggestionJson;
import sh.fabrik.channel.terminal.SuggestionList;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.GapNotes;
import sh.fabrik.cli.context.SpecName;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;

/** Lists what is pending, most urgent first. On this way lie no command-line library, no generated tables and no JSON mapper. */
final class PendingList {
    static final int USUAL_LIMIT = 10;

    private final Surroundings surroundings;
    private final Workplace workplace;
    private final Wish wish;

    PendingList(Surroundings surroundings, Workplace workplace, Wish wish) {
        this.surroundings = surroundings;
        this.workplace = workplace;
        this.wish = wish;
    }

    /**
     * What a command line asks for.
     *
     * @param limit how many a terminal shows at most; without one, all
     * @param exitCode whether pending suggestions are told by the exit code
     */
    record Wish(boolean json, boolean allProjects, SuggestionFilter filter, OptionalInt limit, boolean exitCode) {}

    /** Brings the stored suggestions up to date. */
    @FunctionalInterface
    interface Renewal {
        /** @param isStale whether something was collected since the latest analysis */
        void renew(Database database, BooleanSupplier isStale);
    }

    /** Shows the list; returns the exit code. */
    int show(PrintWriter out, PrintWriter err, Renewal renewal) {
        try (Database database = workplace.openExisting()) {
            wish.filter().spec().ifPresent(spec -> new SpecName(spec).in(database, project()));
            renewal.renew(database, () -> isStale(database));
            List<StoredSuggestion> pending = new SuggestionStore(database)
                    .listed(project()).stream()
                            .filter(stored -> stored.status() == Status.PENDING)
                            .filter(wish.filter())
                            .sorted(SuggestionFilter.MOST_URGENT_FIRST)
                            .toList();
            show(pending, out, err);
            GapNotes.tell(workplace, database, wish.allProjects(), err);
            return (wish.exitCode() && !pending.isEmpty() ? ExitCode.SUGGESTIONS : ExitCode.OK).code();
        }
    }

    private Optional<String> project() {
        return wish.allProjects() ? Optional.empty() : Optional.of(workplace.project());
    }

    private boolean isStale(Database database) {
        AnalysisStore analyses = new AnalysisStore(database);
        return project().map(List::of).orElseGet(analyses::projects).stream().anyMatch(analyses::isStale);
    }

    private void show(List<StoredSuggestion> pending, PrintWriter out, PrintWriter err) {
        if (wish.json()) {
            out.println(SuggestionJson.of(pending));
        } else if (pending.isEmpty()) {
            err.println("Nothing to suggest: no rule found a reason to change anything.");
        } else {
            Screen screen = surroundings.screen();
            new SuggestionList(out, screen).show(pending, wish.limit().orElse(pending.size()));
            if (screen.terminal()) {
                new Listing(surroundings)
                        .remember(pending.stream().map(StoredSuggestion::id).toList());
            }
        }
    }
}
