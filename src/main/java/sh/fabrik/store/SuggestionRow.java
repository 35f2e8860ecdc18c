package sh.fabrik.store;

import java.util.List;
import java.util.Optional;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/**
 * A suggestion as a row to be written; {@link SuggestionReading} reads it back.
 *
 * @param evidence of suggestions, in the form in which it is kept
 * @param analysis that said it
 */
record SuggestionRow(StoredSuggestion stored, EvidenceTexts evidence, long analysis) {
    static final List<Column<SuggestionRow>> COLUMNS = List.of(
            Column.of("id", row -> row.stored.id()),
            Column.of("type", row -> row.said().type().word()),
            Column.of("project_id", row -> row.said().spec().project()),
            Column.of("spec_id", row -> row.said().spec().id()),
            Column.of("title", row -> row.said().title()),
            Column.of("setting", row -> row.said().setting()),
            Column.of("confidence", row -> row.said().confidence()),
            Column.of("data_points", row -> row.said().dataPoints()),
            Column.of("current_value", row -> row.said().current()),
            Column.of("suggested_value", row -> row.said().suggested()),
            Column.of("reasoning", row -> row.said().reasoning()),
            Column.of("priority", row -> row.said().priority().name()),
            Column.of("rule", row -> row.said().rule()),
            Column.of("rule_version", row -> row.said().ruleVersion()),
            Column.of("spec_fingerprint", row -> row.said().fingerprint()),
            Column.of("evidence", row -> row.evidence.of(row.said().evidence())),
            Column.of("status", row -> row.stored.status().word()),
            Column.of("status_reason", row -> row.stored.statusReason()),
            Column.of("superseded_by", row -> Optional.empty()),
            Column.of("analysis_id", row -> row.analysis),
            Column.of("created_at", row -> row.stored.createdAt().getEpochSecond()),
            Column.of("updated_at", row -> row.stored.updatedAt().getEpochSecond()),
            Column.of("decided_at", row -> Column.seconds(row.stored.decidedAt())));

    private Suggestion said() {
        return stored.suggestion();
    }
}
