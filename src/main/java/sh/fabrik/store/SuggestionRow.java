package sh.fabrik.store;

import java.util.List;
import java.util.Optional;
import sh.fabrik.store.schema.Tables;
import sh.fabrik.store.schema.tables.Suggestions;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/**
 * A suggestion as a row to be written; {@link SuggestionReading} reads it back.
 *
 * @param evidence of suggestions, in the form in which it is kept
 * @param analysis that said it
 */
record SuggestionRow(StoredSuggestion stored, EvidenceTexts evidence, long analysis) {
    private static final Suggestions TABLE = Tables.SUGGESTIONS;

    static final List<Column<SuggestionRow>> COLUMNS = List.of(
            Column.of(TABLE.ID, row -> row.stored.id()),
            Column.of(TABLE.TYPE, row -> row.said().type().word()),
            Column.of(TABLE.PROJECT_ID, row -> row.said().spec().project()),
            Column.of(TABLE.SPEC_ID, row -> row.said().spec().id()),
            Column.of(TABLE.TITLE, row -> row.said().title()),
            Column.of(TABLE.SETTING, row -> row.said().setting()),
            Column.of(TABLE.CONFIDENCE, row -> row.said().confidence()),
            Column.of(TABLE.DATA_POINTS, row -> row.said().dataPoints()),
            Column.of(TABLE.CURRENT_VALUE, row -> row.said().current()),
            Column.of(TABLE.SUGGESTED_VALUE, row -> row.said().suggested()),
            Column.of(TABLE.REASONING, row -> row.said().reasoning()),
            Column.of(TABLE.PRIORITY, row -> row.said().priority().name()),
            Column.of(TABLE.RULE, row -> row.said().rule()),
            Column.of(TABLE.RULE_VERSION, row -> row.said().ruleVersion()),
            Column.of(TABLE.SPEC_FINGERPRINT, row -> row.said().fingerprint()),
            Column.of(TABLE.EVIDENCE, row -> row.evidence.of(row.said().evidence())),
            Column.of(TABLE.STATUS, row -> row.stored.status().word()),
            Column.of(TABLE.STATUS_REASON, row -> row.stored.statusReason()),
            Column.of(TABLE.SUPERSEDED_BY, row -> Optional.empty()),
            Column.of(TABLE.ANALYSIS_ID, row -> row.analysis),
            Column.of(TABLE.CREATED_AT, row -> row.stored.createdAt().getEpochSecond()),
            Column.of(TABLE.UPDATED_AT, row -> row.stored.updatedAt().getEpochSecond()),
            Column.of(TABLE.DECIDED_AT, row -> Column.seconds(row.stored.decidedAt())));

    private Suggestion said() {
        return stored.suggestion();
    }
}
