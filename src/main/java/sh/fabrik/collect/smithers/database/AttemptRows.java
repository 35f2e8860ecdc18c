package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.Attempt;
import sh.fabrik.collect.smithers.execution.Attempt.Times;
import sh.fabrik.collect.smithers.execution.Attempt.Worker;
import sh.fabrik.collect.smithers.execution.AttemptId;
import sh.fabrik.collect.smithers.execution.Fault;
import sh.fabrik.collect.smithers.execution.Node;
import sh.fabrik.collect.smithers.execution.Objection;
import sh.fabrik.collect.smithers.execution.Usage;
import sh.fabrik.run.Model;

/** The attempts of a run. Of {@code meta_json} only single values are taken; prompt and conversation stay in the file. */
final class AttemptRows {
    private static final String TABLE = Tables.ATTEMPTS;
    private static final String[] COLUMNS = {
        "node_id", "iteration", "attempt", "state", "started_at_ms", "finished_at_ms", "heartbeat_at_ms", "cached"
    };

    private final Map<AttemptId, Usage> usage;
    private final Map<Node, Objection> objections;
    private final Rejects rejects;

    AttemptRows(Map<AttemptId, Usage> usage, Map<Node, Objection> objections, Rejects rejects) {
        this.usage = usage;
        this.objections = objections;
        this.rejects = rejects;
    }

    List<Attempt> of(Data data, String runId) throws SQLException {
        List<Attempt> attempts = new ArrayList<>();
        if (data.schema().hasAll(TABLE, List.of("run_id", "node_id", "attempt", "state"))) {
            data.each(
                    sql(data.schema()),
                    runId,
                    row -> rejects.tolerating("attempt", runId, row, one -> attempts.add(attempt(one, runId))));
        }
        return attempts;
    }

    private static String sql(Schema schema) {
        String meta = schema.column(TABLE, "meta_json");
        String error = schema.column(TABLE, "error_json");
        List<String> taken = List.of(
                Json.value(meta, "$.kind") + " AS kind",
                Json.value(meta, "$.agentModel") + " AS model",
                Json.value(meta, "$.agentEngine") + " AS engine",
                Json.present(meta, "$.prompt") + " AS prompted",
                Json.broken(meta) + " AS meta_broken",
                Json.value(error, "$.code") + " AS error_code",
                Json.value(error, "$.name") + " AS error_name",
                Json.words(error, "$") + " AS error_text");
        return schema.select(TABLE, taken, COLUMNS)
                + " WHERE run_id = ? ORDER BY started_at_ms, node_id, iteration, attempt";
    }

    private Attempt attempt(Row row, String runId) throws SQLException {
        Node node = new Node(row.demandText("node_id"), row.iteration());
        AttemptId id = new AttemptId(node, row.demandCount("attempt"));
        if (row.is("meta_broken")) {
            rejects.reject("meta_json of " + id + " of run " + runId, "It is no JSON; model and kind stay unknown.");
        }
        Times times = new Times(row.time("started_at_ms"), row.time("finished_at_ms"), row.time("heartbeat_at_ms"));
        Optional<Fault> fault =
                Fault.of(row.text("error_code"), row.text("error_name"), row.text("error_text"), times.finished());
        return new Attempt(
                id, row.demandText("state"), times, worker(row, id), fault, Optional.ofNullable(objections.get(node)));
    }

    private Worker worker(Row row, AttemptId id) throws SQLException {
        if (row.is("cached")) {
            return new Worker(Optional.of(false), Optional.empty(), Optional.empty());
        }
        Optional<String> engine = row.text("engine");
        Optional<Usage> used = Optional.ofNullable(usage.get(id)).map(reported -> reported.counted(engine));
        Optional<Boolean> agent = agent(row).or(() -> used.map(any -> true));
        return new Worker(agent, row.text("model").flatMap(Model::parse), used);
    }

    /** Newer generations say it; older ones prompt an agent, and nobody else. */
    private static Optional<Boolean> agent(Row row) throws SQLException {
        Optional<String> kind = row.text("kind");
        if (kind.isPresent()) {
            return kind.map("agent"::equals);
        }
        return row.number("prompted").map(prompted -> prompted != 0);
    }
}
