package sh.fabrik.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.suggest.Merge;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;

/** Suggestions and what became of them. */
public final class SuggestionStore {
    private static final String OF_PROJECT = "project_id = ?";

    private final Database database;

    public SuggestionStore(Database database) {
        this.database = database;
    }

    /** Every suggestion of a project, of whatever status; of all projects when none is named. */
    public List<StoredSuggestion> all(Optional<String> project) {
        return project.isPresent()
                ? fetch(SuggestionReading.whole(OF_PROJECT), project.get())
                : fetch(SuggestionReading.whole("?1 = ''"), "");
    }

    /** The same, where of their evidence only the number of runs is wanted. */
    public List<StoredSuggestion> listed(Optional<String> project) {
        return project.isPresent()
                ? fetch(SuggestionReading.listed(OF_PROJECT), project.get())
                : fetch(SuggestionReading.listed("?1 = ''"), "");
    }

    /** The same of one project, without their evidence. */
    public List<StoredSuggestion> brief(String project) {
        return fetch(SuggestionReading.brief(OF_PROJECT), project);
    }

    /** Those whose id starts with the prefix. */
    public List<StoredSuggestion> findByPrefix(String prefix) {
        return fetch(SuggestionReading.whole("substr(id, 1, length(?1)) = lower(?1)"), prefix);
    }

    private List<StoredSuggestion> fetch(String query, String value) {
        return database.rows(query, SuggestionReading::read, value);
    }

    /**
     * Remembers what a new analysis changes, all or nothing.
     *
     * @param evidence of what it said
     */
    public void apply(Merge.Changes changes, EvidenceTexts evidence, long analysis, Instant at) {
        database.inTransaction(() -> {
            TableWriter.replacing(database, "suggestions", SuggestionRow.COLUMNS, List.of("id"), List.of())
                    .write(Stream.of(changes.inserts(), changes.refreshes())
                            .flatMap(List::stream)
                            .map(stored -> new SuggestionRow(stored, evidence, analysis))
                            .toList());
            changes.supersedes().forEach((old, by) -> supersede(old, by, at));
            changes.expiries().forEach(id -> end(id, Status.EXPIRED, "the latest analysis no longer says it", at));
            return changes;
        });
    }

    private void supersede(String old, String by, Instant at) {
        end(old, Status.SUPERSEDED, "superseded by " + by, at);
        database.change("UPDATE suggestions SET superseded_by = ? WHERE id = ?", by, old);
    }

    private void end(String id, Status status, String reason, Instant at) {
        database.change(
                "UPDATE suggestions SET status = ?, status_reason = ?, updated_at = ? WHERE id = ?",
                status.word(),
                reason,
                at.getEpochSecond(),
                id);
    }

    /** Remembers a person's decision. */
    public void decide(String id, Status status, Optional<String> reason, Instant at) {
        database.change(
                "UPDATE suggestions SET status = ?1, status_reason = ?2, updated_at = ?3, decided_at = ?3 WHERE id = ?4",
                status.word(),
                reason.orElse(null),
                at.getEpochSecond(),
                id);
    }
}
