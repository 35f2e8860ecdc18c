package sh.fabrik.analyse.history;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import sh.fabrik.analyse.work.Crew;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.LatestRunStore;

/** Reads the latest ended runs of one spec after the other, through an index, so that it costs the same however long the history is. */
public final class RunReader {
    /** So many of a spec's latest runs are read one by one; what is said of all its runs comes from {@link SpecCounts}. */
    public static final int LATEST = 200;

    private static final String QUERY = "SELECT " + RunLine.COLUMNS + """
             FROM runs
            WHERE project_id = ? AND spec_id = ? AND ended_at BETWEEN ? AND ? AND status IS NOT NULL
            ORDER BY ended_at DESC, id DESC LIMIT\s""" + LATEST;
    private static final String LATER = """
            SELECT EXISTS (SELECT 1 FROM runs WHERE project_id = ? AND spec_id = ? AND ended_at > ? AND status IS NOT NULL)""";

    private final Database database;
    private final String project;
    private final WindowSeconds window;
    private final LatestRunStore.Mark from;
    private final KeptRuns kept;
    private final List<LatestRunStore.Lines> reread = new ArrayList<>();
    private Optional<GatheredRuns> gathered = Optional.empty();

    public RunReader(Database database, String project, WindowSeconds window) {
        this.database = database;
        this.project = project;
        this.window = window;
        LatestRunStore store = new LatestRunStore(database);
        this.from = store.mark();
        this.kept = KeptRuns.read(database, store, project, window, from);
    }

    /** Runs of the window, of one project or of all. */
    public static Condition in(Optional<String> project, Window window) {
        WindowSeconds seconds = WindowSeconds.of(window);
        Condition inWindow = ENDED_RUNS.ENDED_AT.between(seconds.since(), seconds.asOf());
        return project.map(ENDED_RUNS.PROJECT_ID::eq).map(inWindow::and).orElse(inWindow);
    }

    /** Runs that say which spec they ran. */
    public static Condition named() {
        return DSL.trim(ENDED_RUNS.SPEC_ID)
                .ne("")
                .and(DSL.trim(ENDED_RUNS.PROJECT_ID).ne(""));
    }

    /** Runs that count for their spec and their model. */
    public static Condition judged() {
        return ENDED_RUNS.KIND.in(RunKind.SUCCESS.word(), RunKind.WORK.word(), RunKind.TIMEOUT.word());
    }

    /**
     * Says which specs will be asked for, in which order: of those that are not kept together, the runs of many are gathered in one go, and
     * some ahead of their time.
     */
    public void expect(Collection<String> specs, Crew crew) {
        gathered = Optional.of(new GatheredRuns(
                new Gatherer(database, project, window),
                crew,
                specs.stream().filter(spec -> !kept.has(spec)).toList()));
    }

    /** Newest first, at most {@link #LATEST}. */
    public List<EndedRun> latest(SpecId spec) {
        Optional<KeptRuns.Found> found = kept.of(spec);
        List<RunLine> lines = found.map(KeptRuns.Found::runs)
                .or(() -> gathered.flatMap(many -> many.take(spec.id())))
                .orElseGet(() -> gather(spec));
        if (lines.size() >= KeptRuns.FEWEST && found.map(KeptRuns.Found::old).orElse(true) && !anyAfterWindow(spec)) {
            reread.add(RunLines.kept(spec, lines, window));
        }
        return lines.stream().map(RunLine::run).toList();
    }

    /** Of the specs that were asked for, those whose latest runs are not kept, or not as they are now. */
    public LatestRunStore.Reread reread() {
        return new LatestRunStore.Reread(from, RunLines.FORM, reread);
    }

    /** Plain JDBC: there are hundreds of runs of hundreds of specs. */
    private List<RunLine> gather(SpecId spec) {
        return database.withConnection(connection -> {
            List<RunLine> runs = new ArrayList<>();
            Map<RowLine.Part, Alike> known = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(QUERY)) {
                query.setString(1, spec.project());
                query.setString(2, spec.id());
                query.setLong(3, window.since());
                query.setLong(4, window.asOf());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        runs.add(RunLine.of(RunLine.Read.of(row), known));
                    }
                }
            }
            return runs;
        });
    }

    /** Then its latest runs in the window are not its latest. */
    private boolean anyAfterWindow(SpecId spec) {
        return database.withConnection(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LATER)) {
                query.setString(1, spec.project());
                query.setString(2, spec.id());
                query.setLong(3, window.asOf());
                try (ResultSet row = query.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }
}
