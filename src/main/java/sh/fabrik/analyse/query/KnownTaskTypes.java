package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.TASKS;

import java.util.List;
import sh.fabrik.store.Database;

/** Which types of task does the history know? */
public final class KnownTaskTypes {
    private final Database database;

    public KnownTaskTypes(Database database) {
        this.database = database;
    }

    /** Their names, sorted. */
    public List<String> names() {
        return database.sql()
                .selectDistinct(TASKS.TASK_TYPE)
                .from(TASKS)
                .orderBy(TASKS.TASK_TYPE)
                .fetch(TASKS.TASK_TYPE);
    }
}
