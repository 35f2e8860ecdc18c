package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.ANALYSES;
import static sh.fabrik.store.schema.Tables.SPEC_FACTS;

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
        Long id = database.sql()
                .insertInto(ANALYSES)
                .set(ANALYSES.PROJECT_ID, project)
                .set(ANALYSES.AS_OF, window.asOf().getEpochSecond())
                .set(ANALYSES.SINCE, window.since().getEpochSecond())
                .set(ANALYSES.FINISHED_AT, at.getEpochSecond())
                .set(ANALYSES.RULES_HASH, rulesHash)
                .set(ANALYSES.RUNS, (long) runs)
                .set(ANALYSES.COLLECTION_ID, new CollectionLog(database).latest())
                .returningResult(ANALYSES.ID)
                .fetchSingle(ANALYSES.ID);
        return id;
    }

    /** Row over row: SQLite writes only the pages of a row that differ, and much of what is known of a spec stays as it is. */
    private void replaceFacts(String project, long analysis, KnownFacts facts) {
        List<Column<KnownFacts.Text>> columns = List.of(
                Column.of(SPEC_FACTS.PROJECT_ID, text -> text.spec().project()),
                Column.of(SPEC_FACTS.SPEC_ID, text -> text.spec().id()),
                Column.of(SPEC_FACTS.ANALYSIS_ID, text -> analysis),
                Column.of(SPEC_FACTS.FACTS, KnownFacts.Text::facts));
        TableWriter.replacing(database, SPEC_FACTS, columns, List.of("project_id", "spec_id"), List.of())
                .write(facts.texts());
        database.sql()
                .deleteFrom(SPEC_FACTS)
                .where(SPEC_FACTS.PROJECT_ID.eq(project), SPEC_FACTS.ANALYSIS_ID.ne(analysis))
                .execute();
    }

    /** Projects that have runs, by name. */
    public List<String> projects() {
        return database.rows(PROJECTS, row -> row.getString(1));
    }

    /** What the latest analysis knows of a spec; empty when it was not among the analysed ones. */
    public List<Fact> facts(SpecId spec) {
        return database.sql()
                .select(SPEC_FACTS.FACTS)
                .from(SPEC_FACTS)
                .where(SPEC_FACTS.PROJECT_ID.eq(spec.project()), SPEC_FACTS.SPEC_ID.eq(spec.id()))
                .fetchOptional(SPEC_FACTS.FACTS)
                .map(FactJson::read)
                .orElse(List.of());
    }

    /** Whether something was collected since the project's latest analysis, or there is none. */
    public boolean isStale(String project) {
        long known = database.rows(KNOWN, row -> row.getLong(1), project).get(0);
        return known < new CollectionLog(database).latest();
    }
}
