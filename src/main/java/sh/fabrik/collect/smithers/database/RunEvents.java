package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.AttemptId;
import sh.fabrik.collect.smithers.execution.Fault;
import sh.fabrik.collect.smithers.execution.Node;
import sh.fabrik.collect.smithers.execution.Usage;
import sh.fabrik.collect.smithers.execution.Waits;
import sh.fabrik.run.Model;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;

/** What only the events of a run tell: tokens, since when somebody was waited for, the error of the run. */
final class RunEvents {
    final Map<AttemptId, Usage> usage = new HashMap<>();
    final List<Fault> faults = new ArrayList<>();
    final Waits waits = new Waits();

    static RunEvents of(Data data, String runId, Rejects rejects) throws SQLException {
        RunEvents events = new RunEvents();
        if (data.schema().hasAll(Tables.EVENTS, List.of("run_id", "type"))) {
            data.each(sql(data.schema()), runId, row -> rejects.tolerating("event", runId, row, events::take));
        }
        return events;
    }

    private static String sql(Schema schema) {
        String payload = schema.column(Tables.EVENTS, "payload_json");
        String seq = schema.column(Tables.EVENTS, "seq");
        return "SELECT type, " + seq + " AS seq, " + schema.column(Tables.EVENTS, "timestamp_ms") + " AS at, "
                + Json.broken(payload) + " AS broken, " + Json.words(payload, "$.error") + " AS error_text, "
                + values(payload)
                + " FROM " + Tables.EVENTS + " WHERE run_id = ? AND type IN ('TokenUsageReported', 'RunFailed',"
                + " 'ApprovalRequested', 'NodeWaitingApproval', 'ApprovalGranted', 'ApprovalAutoApproved',"
                + " 'ApprovalDenied') ORDER BY seq";
    }

    private static String values(String payload) {
        return String.join(
                ", ",
                Json.value(payload, "$.nodeId") + " AS node_id",
                Json.value(payload, "$.iteration") + " AS iteration",
                Json.value(payload, "$.attempt") + " AS attempt",
                Json.value(payload, "$.model") + " AS model",
                Json.value(payload, "$.agent") + " AS agent",
                Json.value(payload, "$.inputTokens") + " AS input_tokens",
                Json.value(payload, "$.outputTokens") + " AS output_tokens",
                Json.value(payload, "$.cacheReadTokens") + " AS cache_read_tokens",
                Json.value(payload, "$.cacheWriteTokens") + " AS cache_write_tokens",
                Json.value(payload, "$.costUsd") + " AS cost",
                Json.value(payload, "$.error.code") + " AS error_code",
                Json.value(payload, "$.error.name") + " AS error_name");
    }

    private void take(Row row) throws SQLException {
        String type = row.demandText("type");
        if (row.is("broken")) {
            throw new UnreadableValue("The payload of its " + type + " (number "
                    + row.number("seq").orElse(-1L) + ") is no JSON.");
        }
        switch (type) {
            case "TokenUsageReported" -> usage.merge(attempt(row), usage(row), Usage::plus);
            case "RunFailed" -> failed(row);
            case "ApprovalGranted", "ApprovalAutoApproved" -> waits.granted(node(row), row.demandTime("at"));
            case "ApprovalDenied" -> waits.denied(node(row), row.demandTime("at"));
            default -> waits.asked(node(row), row.demandTime("at"));
        }
    }

    private void failed(Row row) throws SQLException {
        Optional<Instant> at = row.time("at");
        Fault.of(row.text("error_code"), row.text("error_name"), row.text("error_text"), at)
                .ifPresent(faults::add);
    }

    private static Usage usage(Row row) throws SQLException {
        Optional<String> agent = row.text("agent");
        return new Usage(
                row.text("model")
                        .filter(name -> !agent.equals(Optional.of(name)))
                        .flatMap(Model::parse),
                agent,
                new Tokens(
                        Optional.of(count(row, "input_tokens").orElse(0L)),
                        Optional.of(count(row, "output_tokens").orElse(0L)),
                        count(row, "cache_read_tokens"),
                        count(row, "cache_write_tokens")),
                row.decimal("cost").filter(amount -> amount.signum() >= 0).map(Usd::of));
    }

    private static Optional<Long> count(Row row, String column) throws SQLException {
        Optional<Long> number = row.number(column);
        if (number.filter(n -> n < 0).isPresent()) {
            throw new UnreadableValue(
                    column + " of its TokenUsageReported is " + number.get() + "; a count of tokens is zero or more.");
        }
        return number;
    }

    private static Node node(Row row) throws SQLException {
        return new Node(row.demandText("node_id"), row.iteration());
    }

    private static AttemptId attempt(Row row) throws SQLException {
        return new AttemptId(node(row), row.demandCount("attempt"));
    }
}
