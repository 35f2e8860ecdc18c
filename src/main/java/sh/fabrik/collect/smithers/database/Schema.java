package sh.fabrik.collect.smithers.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables and columns are there. Generations differ, and a migrated file has its columns in another order. */
final class Schema {
    private final Map<String, Set<String>> tables;

    private Schema(Map<String, Set<String>> tables) {
        this.tables = tables;
    }

    static Schema of(Connection connection) throws SQLException {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        for (String table : strings(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
            String columns = "SELECT name FROM pragma_table_info(" + literal(table) + ")";
            tables.put(table, new LinkedHashSet<>(strings(connection, columns)));
        }
        return new Schema(tables);
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    boolean has(String table, String column) {
        return columns(table).contains(column);
    }

    boolean hasAll(String table, Collection<String> columns) {
        return columns(table).containsAll(columns);
    }

    Set<String> columns(String table) {
        return tables.getOrDefault(table, Set.of());
    }

    /** The column for use in a statement, NULL where the table lacks it. */
    String column(String table, String column) {
        return has(table, column) ? name(column) : "NULL";
    }

    /** {@code SELECT} of exactly these columns; those that the table lacks are NULL. */
    String select(String table, String... columns) {
        return select(table, List.of(), columns);
    }

    /** As {@link #select(String, String...)}, after some expressions with names of their own. */
    String select(String table, List<String> expressions, String... columns) {
        List<String> parts = new ArrayList<>(expressions);
        for (String column : columns) {
            parts.add(column(table, column) + " AS " + name(column));
        }
        return "SELECT " + String.join(", ", parts) + " FROM " + name(table);
    }

    /** A quoted name. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
