package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.Attempt;
import sh.fabrik.collect.smithers.execution.Execution;
import sh.fabrik.collect.smithers.execution.Fault;
import sh.fabrik.collect.smithers.execution.Node;
import sh.fabrik.collect.smithers.execution.Objection;

/** Runs with everything that the other tables say about them. */
final class RunRows {
    private static final String TABLE = Tables.RUNS;

    private final Data data;
    private final Outputs outputs;
    private final Rejects rejects;

    RunRows(Data data, Outputs outputs, Rejects rejects) {
        this.data = data;
        this.outputs = outputs;
        this.rejects = rejects;
    }

    /** All runs, without their error's stack and their configuration. */
    static String sql(Schema schema) {
        String error = schema.column(TABLE, "error_json");
        return schema.select(
                TABLE,
                List.of(
                        Json.value(error, "$.code") + " AS error_code",
                        Json.value(error, "$.name") + " AS error_name",
                        Json.words(error, "$") + " AS error_text"),
                "run_id",
                "status",
                "created_at_ms",
                "finished_at_ms");
    }

    /** @throws sh.fabrik.run.UnreadableValue when the row does not say which run it is and how it stands */
    Execution read(Row row) throws SQLException {
        String runId = row.demandText("run_id");
        Instant start = row.demandTime("created_at_ms");
        Optional<Instant> finished = row.time("finished_at_ms");
        RunEvents events = RunEvents.of(data, runId, rejects);
        WaitRows.addTo(events.waits, data, runId, rejects);
        Map<Node, Objection> objections = outputs.objections(data, runId, rejects);
        List<Attempt> attempts = new AttemptRows(events.usage, objections, rejects).of(data, runId);
        return new Execution(
                runId,
                start,
                row.demandText("status"),
                finished,
                LastKnown.of(data, runId, start),
                attempts,
                events.waits,
                faults(row, finished, events.faults),
                loops(runId),
                ProgressRows.of(data, runId, outputs));
    }

    /** The row's own error last: it is what the run ended with, an event may stem from before a resume. */
    private static List<Fault> faults(Row row, Optional<Instant> at, List<Fault> told) throws SQLException {
        List<Fault> all = new ArrayList<>(told);
        Fault.of(row.text("error_code"), row.text("error_name"), row.text("error_text"), at)
                .ifPresent(all::add);
        return all;
    }

    private Optional<Integer> loops(String runId) throws SQLException {
        List<Integer> loops = new ArrayList<>();
        if (data.schema().hasAll(Tables.LOOPS, List.of("run_id", "iteration"))) {
            data.each(
                    "SELECT max(iteration) AS iteration FROM " + Tables.LOOPS + " WHERE run_id = ?",
                    runId,
                    row -> row.number("iteration")
                            .filter(n -> n >= 0 && n < Integer.MAX_VALUE)
                            .ifPresent(n -> loops.add(n.intValue() + 1)));
        }
        return loops.stream().findFirst();
    }
}
