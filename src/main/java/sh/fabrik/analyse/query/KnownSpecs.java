package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.SPECS;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import sh.fabrik.store.Database;

/** Which specs does the history know? */
public final class KnownSpecs {
    private final Database database;

    public KnownSpecs(Database database) {
        this.database = database;
    }

    /**
     * The ids of specs that have runs, or were collected themselves, sorted.
     *
     * @param project empty for all projects
     */
    public List<String> ids(Optional<String> project) {
        Condition ran = project.map(RUNS.PROJECT_ID::eq).orElse(DSL.noCondition());
        Condition collected = project.map(SPECS.PROJECT_ID::eq).orElse(DSL.noCondition());
        return database
                .sql()
                .select(RUNS.SPEC_ID)
                .from(RUNS)
                .where(ran, RUNS.SPEC_ID.isNotNull())
                .union(database.sql().select(SPECS.ID).from(SPECS).where(collected))
                .fetch(row -> row.value1())
                .stream()
                .sorted()
                .toList();
    }
}
