package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.Objection;

/** A table into which tasks of a workflow write what came out, in a shape that can speak against a finished task. */
sealed interface OutputTable permits ValidationTable, ReviewTable, ReportTable {

    String name();

    /** The columns that {@link #objection} reads. */
    String[] columns();

    /** The rows that may speak against their task. */
    String condition(Schema schema);

    /** What the row says against its task. */
    Optional<Objection> objection(Row row) throws SQLException;

    /** A condition for a column that says no, whatever type it has. */
    static String saysNo(String column) {
        return "lower(CAST(" + column + " AS TEXT)) IN ('0', '0.0', 'false', 'no')";
    }

    /** The shape of a table, told by its columns and for reports by its name, since any table may have a status. */
    static Optional<OutputTable> of(String name, Schema schema) {
        if (!schema.has(name, "run_id") || !schema.has(name, "node_id")) {
            return Optional.empty();
        }
        if (schema.has(name, "all_passed")) {
            return Optional.of(new ValidationTable(name));
        }
        if (schema.has(name, "approved")) {
            return Optional.of(new ReviewTable(name));
        }
        return schema.has(name, "status") && name.endsWith("report")
                ? Optional.of(new ReportTable(name))
                : Optional.empty();
    }
}
