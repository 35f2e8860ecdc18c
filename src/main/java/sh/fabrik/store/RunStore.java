package sh.fabrik.store;

import java.util.List;
import sh.fabrik.run.RunPart;

/** Keeps what sources say about runs, and derives the runs from it. */
public final class RunStore {
    private final Database database;

    public RunStore(Database database) {
        this.database = database;
    }

    /** Saves all parts in one transaction; the answer has one entry per part, in the same order. */
    public List<Saved> save(List<RunPart> parts) {
        throw new UnsupportedOperationException(database.path() + " " + parts.size());
    }
}
