package sh.fabrik.cli.context;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sh.fabrik.run.Window;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;

/** Turns the scope options into projects and windows, with a sentence when there is nothing to look at. */
public final class Scope {
    private static final Duration USUAL_LENGTH = Duration.ofDays(90);

    private final Surroundings surroundings;
    private final Workplace workplace;
    private final ScopeOptions options;

    public Scope(Surroundings surroundings, Workplace workplace, ScopeOptions options) {
        this.surroundings = surroundings;
        this.workplace = workplace;
        this.options = options;
    }

    /** The projects asked for; with {@code --all-projects} every project that has runs. */
    public List<String> projects(Database database) {
        return options.allProjects ? new AnalysisStore(database).projects() : List.of(workplace.project());
    }

    /** The window for one project; {@code --as-of latest} is that project's own latest run. */
    public Window window(Database database, String project) {
        Instant asOf = asOf(database, project);
        return options.since == null
                ? Window.last(USUAL_LENGTH, asOf)
                : new Window(TimeText.moment(options.since, asOf), asOf);
    }

    private Instant asOf(Database database, String project) {
        Instant now = surroundings.clock().instant();
        if (options.asOf == null || options.asOf.equals("now")) {
            return now;
        }
        if (options.asOf.equals("latest")) {
            return new DayCounters(database).last(project).orElse(now);
        }
        return TimeText.moment(options.asOf, now);
    }
}
