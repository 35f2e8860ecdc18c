package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.SUGGESTIONS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import sh.fabrik.store.schema.tables.records.SuggestionsRecord;
import sh.fabrik.suggest.Merge;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;

/** Suggestions and what became of them. */
public final class SuggestionStore {
    private final Database database;

    public SuggestionStore(Database database) {
        this.database = database;
    }

    /** Every suggestion of a project, of whatever status; of all projects when none is named. */
    public List<StoredSuggestion> all(Optional<String> project) {
        return fetch(project.<Condition>map(SUGGESTIONS.PROJECT_ID::eq).orElse(DSL.trueCondition()));
    }

    /** Those whose id starts with the prefix. */
    public List<StoredSuggestion> findByPrefix(String prefix) {
        return fetch(SUGGESTIONS.ID.startsWith(prefix));
    }

    private List<StoredSuggestion> fetch(Condition condition) {
        return database.sql()
                .selectFrom(SUGGESTIONS)
                .where(condition)
                .orderBy(SUGGESTIONS.ID)
                .fetch(SuggestionRow::read);
    }

    /** Remembers what a new analysis changes, all or nothing. */
    public void apply(Merge.Changes changes, long analysis, Instant at) {
        database.inTransaction(() -> {
            changes.inserts().forEach(stored -> write(stored, analysis));
            changes.refreshes().forEach(stored -> write(stored, analysis));
            changes.supersedes().forEach((old, by) -> supersede(old, by, at));
            changes.expiries().forEach(id -> end(id, Status.EXPIRED, "the latest analysis no longer says it", at));
            return changes;
        });
    }

    private void write(StoredSuggestion stored, long analysis) {
        SuggestionsRecord row = SuggestionRow.write(stored, analysis);
        database.sql()
                .insertInto(SUGGESTIONS)
                .set(row)
                .onConflict(SUGGESTIONS.ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private void supersede(String old, String by, Instant at) {
        end(old, Status.SUPERSEDED, "superseded by " + by, at);
        database.sql()
                .update(SUGGESTIONS)
                .set(SUGGESTIONS.SUPERSEDED_BY, by)
                .where(SUGGESTIONS.ID.eq(old))
                .execute();
    }

    private void end(String id, Status status, String reason, Instant at) {
        database.sql()
                .update(SUGGESTIONS)
                .set(SUGGESTIONS.STATUS, status.word())
                .set(SUGGESTIONS.STATUS_REASON, reason)
                .set(SUGGESTIONS.UPDATED_AT, at.getEpochSecond())
                .where(SUGGESTIONS.ID.eq(id))
                .execute();
    }

    /** Remembers a person's decision. */
    public void decide(String id, Status status, Optional<String> reason, Instant at) {
        database.sql()
                .update(SUGGESTIONS)
                .set(SUGGESTIONS.STATUS, status.word())
                .set(SUGGESTIONS.STATUS_REASON, reason.orElse(null))
                .set(SUGGESTIONS.UPDATED_AT, at.getEpochSecond())
                .set(SUGGESTIONS.DECIDED_AT, at.getEpochSecond())
                .where(SUGGESTIONS.ID.eq(id))
                .execute();
    }
}
