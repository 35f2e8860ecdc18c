package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.List;
import java.util.Locale;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Verdict.Evidence;

/** Runs without an outcome: those of a cluster that went on when they were last seen, and those whose end nobody saw. */
public final class OpenRuns {
    private final Database database;

    public OpenRuns(Database database) {
        this.database = database;
    }

    /** What was last said about those of a cluster, by its name in their keys. */
    public List<RunPart> inCluster(String cluster) {
        return new PartPacks(database)
                .parts(new KeyQuery(database).openIn(cluster)).values().stream()
                        .filter(OpenRuns::goesOn)
                        .toList();
    }

    private static boolean goesOn(RunPart part) {
        return part.verdict().outcome().isEmpty() && part.verdict().evidence() != Evidence.UNOBSERVED;
    }

    /** How many runs of a project vanished before anyone saw how they ended; they are in no rate. */
    public int unobserved(String project) {
        return database.sql()
                .fetchCount(
                        RUNS,
                        RUNS.PROJECT_ID
                                .eq(project)
                                .and(RUNS.STATUS.isNull())
                                .and(RUNS.EVIDENCE.eq(Evidence.UNOBSERVED.name().toLowerCase(Locale.ROOT))));
    }
}
