package sh.fabrik.store;

import java.time.Instant;
import java.util.List;
import sh.fabrik.facts.Fact;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;

/** Analyses, and what the latest of each project knows of its specs. */
public final class AnalysisStore {
    /** From one project to the next through the index: their number counts, not that of their runs. */
    private static final String PROJECTS = """
            WITH RECURSIVE project (id) AS (
              SELECT min(project_id) FROM runs
              UNION ALL
              SELECT (SELECT min(project_id) FROM runs WHERE project_id > project.id) FROM project WHERE project.id IS NOT NULL)
            SELECT id FROM project WHERE id IS NOT NULL""";

    private static final String INSERT = """
            INSERT INTO analyses (project_id, as_of, since, finished_at, rules_hash, runs, collection_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final String KNOWN = "SELECT coalesce(max(collection_id), -1) FROM analyses WHERE project_id = ?";

    private final Database database;

    public AnalysisStore(Database database) {
        this.database = database;
    }

    /**
     * Remembers an analysis in place of the project's earlier one.
     *
     * @param facts of all specs of the project in the window
     * @return number of the analysis
     */
    public long save(String project, Window window, String rulesHash, KnownFacts facts, Instant at) {
        return database.inTransaction(() -> {
            long analysis = insert(project, window, rulesHash, facts.runs(), at);
            replaceFacts(project, analysis, facts);
            new QualityTable(database).replace(project, facts.all(), at);
            return analysis;
        });
    }

    private long insert(String project, Window window, String rulesHash, int runs, Instant at) {
        database.change(
                INSERT,
                project,
                window.asOf().getEpochSecond(),
                window.since().getEpochSecond(),
                at.getEpochSecond(),
                rulesHash,
                runs,
                new CollectionLog(database).latest());
        return database.rows("SELECT last_insert_rowid()", row -> row.getLong(1))
                .get(0);
    }

    /** Row over row: SQLite writes only the pages of a row that differ, and much of what is known of a spec stays as it is. */
    private void replaceFacts(String project, long analysis, KnownFacts facts) {
        List<Column<KnownFacts.Text>> columns = List.of(
                Column.of("project_id", text -> text.spec().project()),
                Column.of("spec_id", text -> text.spec().id()),
                Column.of("analysis_id", text -> analysis),
                Column.of("facts", KnownFacts.Text::facts));
        TableWriter.replacing(database, "spec_facts", columns, List.of("project_id", "spec_id"), List.of())
                .write(facts.texts());
        database.change("DELETE FROM spec_facts WHERE project_id = ? AND analysis_id <> ?", project, analysis);
    }

    /** Projects that have runs, by name. */
    public List<String> projects() {
        return database.rows(PROJECTS, row -> row.getString(1));
    }

    /** What the latest analysis knows of a spec; empty when it was not among the analysed ones. */
    public List<Fact> facts(SpecId spec) {
        return database
                .rows(
                        "SELECT facts FROM spec_facts WHERE project_id = ? AND spec_id = ?",
                        row -> FactJson.read(row.getString(1)),
                        spec.project(),
                        spec.id())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Whether something was collected since the project's latest analysis, or there is none. */
    public boolean isStale(String project) {
        long known = database.rows(KNOWN, row -> row.getLong(1), project).get(0);
        return known < new CollectionLog(database).latest();
    }
}
