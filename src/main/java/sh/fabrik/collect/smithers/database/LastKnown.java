package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last moment of which a database knows anything about a run; it orders readings of a run that grows. */
final class LastKnown {
    private static final Map<String, List<String>> TIMES = Map.of(
            Tables.RUNS, List.of("created_at_ms", "started_at_ms", "finished_at_ms", "heartbeat_at_ms"),
            Tables.ATTEMPTS, List.of("started_at_ms", "finished_at_ms", "heartbeat_at_ms"),
            Tables.EVENTS, List.of("timestamp_ms"),
            Tables.NODES, List.of("updated_at_ms"),
            Tables.APPROVALS, List.of("requested_at_ms", "decided_at_ms"),
            Tables.LOOPS, List.of("updated_at_ms"));

    private LastKnown() {}

    /** @param start what is known at least */
    static Instant of(Data data, String runId, Instant start) throws SQLException {
        List<String> parts = new ArrayList<>();
        TIMES.forEach((table, columns) -> columns.stream()
                .filter(column -> data.schema().hasAll(table, List.of("run_id", column)))
                .forEach(column -> parts.add("SELECT max(" + column + ") AS at FROM " + table + " WHERE run_id = ? AND "
                        + column + " < 253402300800000")));
        Instant[] latest = {start};
        data.each(
                String.join(" UNION ALL ", parts),
                runId,
                row -> row.time("at").filter(at -> at.isAfter(latest[0])).ifPresent(at -> latest[0] = at));
        return latest[0];
    }
}
