package sh.fabrik.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.schema.Tables;
import sh.fabrik.store.schema.tables.Suggestions;
import sh.fabrik.suggest.Priority;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;
import sh.fabrik.suggest.SuggestionType;

/**
 * A suggestion as a row, and back; plain JDBC, since an analysis has a thousand of them.
 *
 * @param analysis that said it
 */
record SuggestionRow(StoredSuggestion stored, long analysis) {
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
            Column.of(TABLE.EVIDENCE, row -> FactJson.write(row.said().evidence())),
            Column.of(TABLE.STATUS, row -> row.stored.status().word()),
            Column.of(TABLE.STATUS_REASON, row -> row.stored.statusReason()),
            Column.of(TABLE.SUPERSEDED_BY, row -> Optional.empty()),
            Column.of(TABLE.ANALYSIS_ID, row -> row.analysis),
            Column.of(TABLE.CREATED_AT, row -> row.stored.createdAt().getEpochSecond()),
            Column.of(TABLE.UPDATED_AT, row -> row.stored.updatedAt().getEpochSecond()),
            Column.of(TABLE.DECIDED_AT, row -> Column.seconds(row.stored.decidedAt())));

    private static final String QUERY = """
            SELECT type, project_id, spec_id, setting, title, current_value, suggested_value, confidence, reasoning, priority, rule,
              rule_version, spec_fingerprint, status, status_reason, created_at, updated_at, decided_at, %s
            FROM suggestions WHERE %s ORDER BY id""";

    /** @param condition with one question mark */
    static String whole(String condition) {
        return QUERY.formatted("evidence", condition);
    }

    /** Without the evidence, which is most of a suggestion; {@link Evidence#NONE} is in its place. */
    static String brief(String condition) {
        return QUERY.formatted("NULL", condition);
    }

    private Suggestion said() {
        return stored.suggestion();
    }

    /** @param row of one of the two queries */
    static StoredSuggestion read(ResultSet row) throws SQLException {
        Suggestion suggestion = new Suggestion(
                SuggestionType.ofWord(row.getString(1)),
                new SpecId(row.getString(2), row.getString(3)),
                row.getString(4),
                row.getString(5),
                text(row, 6),
                row.getString(7),
                row.getDouble(8),
                row.getString(9),
                Priority.valueOf(row.getString(10)),
                row.getString(11),
                row.getString(12),
                text(row, 13),
                text(row, 19).map(json -> FactJson.read(json, Evidence.class)).orElse(Evidence.NONE));
        return new StoredSuggestion(
                suggestion,
                Status.ofWord(row.getString(14)),
                text(row, 15),
                Instant.ofEpochSecond(row.getLong(16)),
                Instant.ofEpochSecond(row.getLong(17)),
                decidedAt(row));
    }

    private static Optional<Instant> decidedAt(ResultSet row) throws SQLException {
        long seconds = row.getLong(18);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        @Nullable String text = row.getString(column);
        return Optional.ofNullable(text);
    }
}
