package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.Node;
import sh.fabrik.collect.smithers.execution.Span;
import sh.fabrik.collect.smithers.execution.Waits;

/**
 * Waits for people as the tables tell them. Old generations forget when they asked as soon as they have the answer; then
 * only the events know.
 */
final class WaitRows {
    private WaitRows() {}

    /** Adds what the tables know to what the events told; where they differ, the table is the later word. */
    static void addTo(Waits waits, Data data, String runId, Rejects rejects) throws SQLException {
        read(data, runId, rejects, Tables.APPROVALS, "decided_at_ms", waits);
        read(data, runId, rejects, Tables.REQUESTS, "answered_at_ms", waits);
    }

    private static void read(Data data, String runId, Rejects rejects, String table, String end, Waits waits)
            throws SQLException {
        if (data.schema().hasAll(table, List.of("run_id", "node_id"))) {
            String sql = data.schema().select(table, "node_id", "iteration", "status", "requested_at_ms", end)
                    + " WHERE run_id = ?";
            data.each(sql, runId, row -> rejects.tolerating("approval", runId, row, one -> take(one, end, waits)));
        }
    }

    private static void take(Row row, String end, Waits waits) throws SQLException {
        Node node = new Node(row.demandText("node_id"), row.iteration());
        Optional<Instant> asked = row.time("requested_at_ms");
        Optional<Instant> answered = row.time(end);
        if (asked.isPresent() && answered.isPresent()) {
            waits.waited(node, new Span(asked.get(), answered.get()));
        }
        switch (row.text("status").orElse("")) {
            case "approved" -> waits.grant(node);
            case "denied" -> waits.deny(node);
            case "requested", "pending" -> asked.ifPresent(since -> waits.asked(node, since));
            default -> {}
        }
    }
}
