package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.COLLECTIONS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.impl.DSL;

/** What was collected and when, so that a reader knows how fresh an answer is. */
public final class CollectionLog {
    private final Database database;

    public CollectionLog(Database database) {
        this.database = database;
    }

    /**
     * One finished collect.
     *
     * @param seen things met, also rejected ones
     */
    public record Entry(
            String source,
            String project,
            Instant finishedAt,
            int seen,
            int added,
            int updated,
            int unchanged,
            int rejected) {}

    public void record(Entry entry) {
        database.inTransaction(() -> database.sql()
                .insertInto(COLLECTIONS)
                .set(COLLECTIONS.SOURCE, entry.source())
                .set(COLLECTIONS.PROJECT_ID, entry.project())
                .set(COLLECTIONS.FINISHED_AT, entry.finishedAt().getEpochSecond())
                .set(COLLECTIONS.SEEN, (long) entry.seen())
                .set(COLLECTIONS.ADDED, (long) entry.added())
                .set(COLLECTIONS.UPDATED, (long) entry.updated())
                .set(COLLECTIONS.UNCHANGED, (long) entry.unchanged())
                .set(COLLECTIONS.REJECTED, (long) entry.rejected())
                .execute());
    }

    /** When a source was last collected. */
    public Optional<Instant> last(String source) {
        return database.sql()
                .select(DSL.max(COLLECTIONS.FINISHED_AT))
                .from(COLLECTIONS)
                .where(COLLECTIONS.SOURCE.eq(source))
                .fetchOptional(0, Long.class)
                .map(Instant::ofEpochSecond);
    }

    /** Number of the latest collect; 0 before the first. */
    long latest() {
        return database.rows("SELECT coalesce(max(id), 0) FROM collections", row -> row.getLong(1))
                .get(0);
    }
}
