package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.Optional;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.smithers.execution.Objection;
import sh.fabrik.run.ErrorType;

/**
 * Reports of tasks: {@code ticket_id}, {@code status} (done, partial, blocked, failed), {@code summary}. A report that the
 * workflow itself states as partial, without anybody working, only says that nothing was to be done yet.
 */
record ReportTable(String name) implements OutputTable {
    @Override
    public String[] columns() {
        return new String[] {"node_id", "iteration", "status", "summary"};
    }

    @Override
    public String condition(Schema schema) {
        return "(status IN ('blocked', 'failed') OR (status = 'partial'" + notStated(schema) + "))";
    }

    @Override
    public Optional<Objection> objection(Row row) throws SQLException {
        Optional<String> summary = row.text("summary");
        boolean failed = row.text("status").filter("failed"::equals).isPresent();
        return Optional.of(
                new Objection(failed ? ErrorTaxonomy.classify(summary.orElse("")) : ErrorType.BLOCKED, summary));
    }

    private String notStated(Schema schema) {
        if (!schema.has(Tables.ATTEMPTS, "meta_json") || !schema.has(name, "iteration")) {
            return "";
        }
        String table = Schema.name(name);
        return " AND NOT EXISTS (SELECT 1 FROM " + Tables.ATTEMPTS + " a WHERE a.run_id = " + table
                + ".run_id AND a.node_id = " + table + ".node_id AND a.iteration = " + table + ".iteration AND "
                + Json.present("a.meta_json", "$.staticPayload") + ")";
    }
}
