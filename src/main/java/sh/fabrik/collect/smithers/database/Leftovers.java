package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.collect.smithers.execution.EventTypes;

/** What is in a database and no run of it can take. */
final class Leftovers {
    private static final String KNOWN_RUNS = "(SELECT run_id FROM " + Tables.RUNS + " WHERE run_id IS NOT NULL)";

    private Leftovers() {}

    static void report(Data data, Rejects rejects) throws SQLException {
        if (data.schema().hasAll(Tables.EVENTS, List.of("run_id", "type"))) {
            noticeUnknownEvents(data, rejects);
        }
        rejectUnknownRuns(data, rejects);
    }

    static void noticeUnknownColumns(Data data, Rejects rejects) {
        List<String> unknown = Tables.unknownColumns(data.schema());
        if (!unknown.isEmpty()) {
            rejects.notice(rejects.file() + " has columns that fabrik does not know; they were ignored: "
                    + String.join(", ", unknown) + ".");
        }
        if (!data.schema().hasAll(Tables.ATTEMPTS, List.of("run_id", "node_id", "attempt", "state"))) {
            rejects.notice(rejects.file() + " has no table " + Tables.ATTEMPTS
                    + " with run_id, node_id, attempt and state; its runs come without tasks.");
        }
    }

    private static void noticeUnknownEvents(Data data, Rejects rejects) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        String sql = "SELECT type, count(*) AS n FROM " + Tables.EVENTS + " GROUP BY type";
        data.each(
                sql,
                "",
                row -> counts.put(
                        row.text("type").orElse("without a type"),
                        row.number("n").orElse(0L)));
        EventTypes.unknown(rejects.file(), counts).ifPresent(rejects::notice);
    }

    /** Smithers can fail before it writes the run's row; then nothing but the failure is known. */
    private static void rejectUnknownRuns(Data data, Rejects rejects) throws SQLException {
        List<String> parts = new ArrayList<>();
        addPart(data.schema(), Tables.EVENTS, "type", "payload_json", parts);
        addPart(data.schema(), Tables.ATTEMPTS, "'attempt'", "error_json", parts);
        if (parts.isEmpty()) {
            return;
        }
        String words = Json.words("error", "$.error");
        String sql = "SELECT run_id, count(*) AS n, max(CASE WHEN type = 'RunFailed' THEN " + words
                + " END) AS failure FROM (" + String.join(" UNION ALL ", parts) + ") WHERE run_id NOT IN " + KNOWN_RUNS
                + " GROUP BY run_id ORDER BY run_id";
        data.each(sql, "", row -> rejects.reject("run " + row.text("run_id").orElse("without an id"), why(row)));
    }

    private static void addPart(Schema schema, String table, String type, String error, List<String> parts) {
        if (schema.has(table, "run_id")) {
            parts.add(
                    "SELECT run_id, " + type + " AS type, " + schema.column(table, error) + " AS error FROM " + table);
        }
    }

    private static String why(Row row) throws SQLException {
        String start = "It has " + row.number("n").orElse(0L) + " events or attempts but no row in " + Tables.RUNS;
        return row.text("failure")
                .map(words -> start + "; it failed before it began: " + Redactor.redact(words))
                .orElse(start + ".");
    }
}
