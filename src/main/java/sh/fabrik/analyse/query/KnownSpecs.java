package sh.fabrik.analyse.query;

import java.util.List;
import java.util.Optional;
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
        List<String> ids = project.isPresent()
                ? database.rows(
                        "SELECT spec_id FROM runs WHERE project_id = ?1 AND spec_id IS NOT NULL"
                                + " UNION SELECT id FROM specs WHERE project_id = ?1",
                        row -> row.getString(1),
                        project.get())
                : database.rows(
                        "SELECT spec_id FROM runs WHERE spec_id IS NOT NULL UNION SELECT id FROM specs",
                        row -> row.getString(1));
        return ids.stream().sorted().toList();
    }
}
