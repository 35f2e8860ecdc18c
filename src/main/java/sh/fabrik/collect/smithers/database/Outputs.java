package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.smithers.execution.Node;
import sh.fabrik.collect.smithers.execution.Objection;

/** The tables that the workflows of a database wrote their results to; users define them, so any may be missing. */
final class Outputs {
    private final Set<String> names;
    private final List<OutputTable> tables;

    private Outputs(Set<String> names, List<OutputTable> tables) {
        this.names = names;
        this.tables = tables;
    }

    static Outputs of(Data data) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        data.each(
                sql(data.schema()),
                "",
                row -> row.text("name").map(Outputs::snakeCase).ifPresent(names::add));
        names.removeIf(name -> !data.schema().has(name));
        List<OutputTable> tables = names.stream()
                .flatMap(name -> OutputTable.of(name, data.schema()).stream())
                .toList();
        return new Outputs(names, tables);
    }

    /** What they say against tasks of a run. */
    Map<Node, Objection> objections(Data data, String runId, Rejects rejects) throws SQLException {
        Map<Node, Objection> all = new HashMap<>();
        for (OutputTable table : tables) {
            String sql = data.schema().select(table.name(), table.columns()) + " WHERE run_id = ? AND "
                    + table.condition(data.schema());
            data.each(
                    sql,
                    runId,
                    row -> rejects.tolerating(table.name() + " row", runId, row, one -> {
                        Optional<Objection> objection = table.objection(one);
                        Node node = new Node(one.demandText("node_id"), one.iteration());
                        objection.ifPresent(said -> all.put(node, said));
                    }));
        }
        return all;
    }

    /** A table of todo plans, if there is one. */
    Optional<String> plan(Schema schema) {
        return names.stream()
                .filter(name -> schema.hasAll(name, List.of("run_id", "total_items")))
                .findFirst();
    }

    /** A table of reports about tickets, if there is one. */
    Optional<String> report(Schema schema) {
        return tables.stream()
                .filter(ReportTable.class::isInstance)
                .map(OutputTable::name)
                .filter(name -> schema.has(name, "ticket_id"))
                .findFirst();
    }

    private static String sql(Schema schema) {
        if (schema.has(Tables.NODES, "output_table")) {
            return "SELECT DISTINCT output_table AS name FROM " + Tables.NODES;
        }
        return schema.has(Tables.ATTEMPTS, "meta_json")
                ? "SELECT DISTINCT " + Json.value("meta_json", "$.outputTable") + " AS name FROM " + Tables.ATTEMPTS
                : "SELECT NULL AS name";
    }

    /** Workflows name their outputs {@code likeThis}, tables are named {@code like_this}. */
    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
