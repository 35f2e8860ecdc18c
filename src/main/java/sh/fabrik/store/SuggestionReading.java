package sh.fabrik.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;
import sh.fabrik.suggest.Priority;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;
import sh.fabrik.suggest.SuggestionType;

/**
 * Reads suggestions from their rows; plain JDBC, since an analysis has a thousand of them, and since a person waits for the list. What
 * lists need of the evidence is the number of runs, which has a column of its own.
 */
final class SuggestionReading {
    private static final String QUERY = """
            SELECT type, project_id, spec_id, setting, title, current_value, suggested_value, confidence, reasoning, priority, rule,
              rule_version, spec_fingerprint, status, status_reason, created_at, updated_at, decided_at, %1, %2
            FROM suggestions WHERE %3 ORDER BY id""";

    private SuggestionReading() {}

    /** @param condition with one question mark */
    static String whole(String condition) {
        return query("evidence", "0", condition);
    }

    /** Without the evidence, which is most of a suggestion; {@link Evidence#NONE} is in its place. */
    static String brief(String condition) {
        return query("NULL", "0", condition);
    }

    /** Of the evidence only the number of runs. */
    static String listed(String condition) {
        return query("NULL", "data_points", condition);
    }

    private static String query(String evidence, String dataPoints, String condition) {
        return QUERY.replace("%1", evidence).replace("%2", dataPoints).replace("%3", condition);
    }

    /** @param row of one of these queries */
    static StoredSuggestion read(ResultSet row) throws SQLException {
        Suggestion suggestion = new Suggestion(
                SuggestionType.ofWord(row.getString(1)),
                new SpecId(row.getString(2), row.getString(3)),
                row.getString(4),
                row.getString(5),
                text(row, 6),
                row.getString(7),
                row.getDouble(8),
                0,
                row.getString(9),
                Priority.valueOf(row.getString(10)),
                row.getString(11),
                row.getString(12),
                text(row, 13),
                evidence(row));
        return new StoredSuggestion(
                suggestion,
                Status.ofWord(row.getString(14)),
                text(row, 15),
                Instant.ofEpochSecond(row.getLong(16)),
                Instant.ofEpochSecond(row.getLong(17)),
                decidedAt(row));
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        Optional<String> whole = text(row, 19);
        return whole.isPresent() ? FactJson.read(whole.get(), Evidence.class) : Evidence.NONE.counting(row.getInt(20));
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
