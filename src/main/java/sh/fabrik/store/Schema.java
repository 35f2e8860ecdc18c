package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Table;
import sh.fabrik.store.schema.DefaultSchema;

/** What is in a file before fabrik touches it. */
final class Schema {
    /** The latest migration under {@code db/migration/sqlite}. */
    static final int VERSION = 16;

    static final String HISTORY = "fabrik_schema_history";

    private Schema() {}

    /** How a file stands to this fabrik. */
    enum Standing {
        CURRENT,
        TO_MIGRATE
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws StoreProblem when the file belongs to a newer fabrik, or another program's table has one of our names
     */
    static Standing look(Path file, Connection connection) throws SQLException {
        Set<String> names = new LinkedHashSet<>(Sql.texts(connection, "SELECT name FROM sqlite_master"));
        if (!names.contains(HISTORY)) {
            refuseClash(file, names);
            return Standing.TO_MIGRATE;
        }
        long version = version(connection, names);
        if (version > VERSION) {
            throw new StoreProblem("The database " + file + " was written by a newer fabrik (schema " + version
                    + ", this one knows " + VERSION + "); use that fabrik, or point --db to another file.");
        }
        return version == VERSION ? Standing.CURRENT : Standing.TO_MIGRATE;
    }

    private static long version(Connection connection, Set<String> names) throws SQLException {
        long migrated = Sql.number(
                connection,
                "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + HISTORY + " WHERE version IS NOT NULL");
        long stated = names.contains("fabrik_version")
                ? Sql.number(connection, "SELECT schema_version FROM fabrik_version WHERE only_row = 1")
                : 0;
        return Math.max(migrated, stated);
    }

    private static void refuseClash(Path file, Set<String> names) {
        List<String> clashing = ours().stream().filter(names::contains).toList();
        if (!clashing.isEmpty()) {
            throw new StoreProblem("The file " + file + " already has " + (clashing.size() == 1 ? "a table" : "tables")
                    + " of another program under a name that fabrik needs (" + String.join(", ", clashing)
                    + "); point --db or FABRIK_DB to another file.");
        }
    }

    private static Set<String> ours() {
        Set<String> names = new LinkedHashSet<>();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            names.add(table.getName());
            table.getIndexes().forEach(index -> names.add(index.getName()));
        }
        return names;
    }
}
