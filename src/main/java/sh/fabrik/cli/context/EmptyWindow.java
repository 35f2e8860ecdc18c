package sh.fabrik.cli.context;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.History;
import sh.fabrik.run.Window;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;

/** Says why a window shows nothing, and where there is something to see. */
public final class EmptyWindow {
    private final Database database;

    public EmptyWindow(Database database) {
        this.database = database;
    }

    /**
     * A sentence or two.
     *
     * @param project empty for all projects
     * @param end the option that moves the window's end, such as {@code --as-of}
     */
    public String explain(Optional<String> project, Window window, String end) {
        History.Extent extent = new History(database).extent(project);
        String whose = project.map(name -> " of project " + name).orElse("");
        if (extent.first().isPresent() && extent.last().isPresent()) {
            return "No run" + whose + " ended between " + day(window.since()) + " and " + day(window.asOf()) + ", but "
                    + extent.ended() + " did from " + day(extent.first().get()) + " to "
                    + day(extent.last().get()) + ". Use " + end
                    + " latest to count from the latest of them, or an earlier --since.";
        }
        List<String> others = new AnalysisStore(database).projects();
        return "There are no ended runs" + whose + " in " + database.path()
                + (others.isEmpty()
                        ? "; collect some first (fabrik collect --help)."
                        : "; there are some of " + String.join(", ", others) + " (--project NAME, or -A for all).");
    }

    /** The date of a moment, UTC. */
    public static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }
}
