package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sh.fabrik.collect.smithers.execution.Execution.Progress;
import sh.fabrik.collect.smithers.execution.Node;

/** How many tasks a run has and has done: by its todo plan and reports where it has them, else by its nodes. */
final class ProgressRows {
    private ProgressRows() {}

    static Progress of(Data data, String runId, Outputs outputs) throws SQLException {
        Optional<String> plan = outputs.plan(data.schema());
        Optional<Integer> total = plan.isPresent() ? total(data, runId, plan.get()) : Optional.empty();
        return total.isPresent() ? new Progress(total, completed(data, runId, outputs)) : byNodes(data, runId);
    }

    private static Optional<Integer> total(Data data, String runId, String plan) throws SQLException {
        int[] largest = {-1};
        data.each(
                data.schema().select(plan, "total_items") + " WHERE run_id = ?",
                runId,
                row -> row.number("total_items")
                        .filter(n -> n >= 0 && n <= Integer.MAX_VALUE)
                        .ifPresent(n -> largest[0] = Math.max(largest[0], n.intValue())));
        return largest[0] < 0 ? Optional.empty() : Optional.of(largest[0]);
    }

    /** Steps on the way report "done" too; an item is done when the report on the item itself says so. */
    private static Optional<Integer> completed(Data data, String runId, Outputs outputs) throws SQLException {
        Optional<String> report = outputs.report(data.schema());
        if (report.isEmpty()) {
            return Optional.empty();
        }
        Set<String> done = new TreeSet<>();
        String sql =
                data.schema().select(report.get(), "node_id", "ticket_id") + " WHERE run_id = ? AND status = 'done'";
        data.each(sql, runId, row -> {
            String step = new Node(row.text("node_id").orElse(""), 0).step();
            if (step.endsWith("report")) {
                row.text("ticket_id").ifPresent(done::add);
            }
        });
        return Optional.of(done.size());
    }

    private static Progress byNodes(Data data, String runId) throws SQLException {
        if (!data.schema().hasAll(Tables.NODES, List.of("run_id", "state"))) {
            return Progress.UNKNOWN;
        }
        int[] counts = new int[2];
        data.each("SELECT state FROM " + Tables.NODES + " WHERE run_id = ?", runId, row -> {
            counts[0]++;
            counts[1] += row.text("state").filter("finished"::equals).isPresent() ? 1 : 0;
        });
        return counts[0] == 0 ? Progress.UNKNOWN : new Progress(Optional.of(counts[0]), Optional.of(counts[1]));
    }
}
