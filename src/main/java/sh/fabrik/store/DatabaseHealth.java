package sh.fabrik.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How a database is.
 *
 * @param bytes size of the file
 * @param walBytes size of the log beside it, whose content is not in the file yet
 * @param schema version of its tables
 * @param damage what SQLite's quick check found; empty when all is well
 */
public record DatabaseHealth(long bytes, long walBytes, int schema, List<String> damage) {
    public DatabaseHealth {
        damage = List.copyOf(damage);
    }

    /** Looks through the whole file, which takes about a second per gigabyte. */
    public static DatabaseHealth of(Database database) {
        try {
            List<String> found = Sql.texts(database.connection(), "PRAGMA quick_check(5)");
            return new DatabaseHealth(
                    size(database.path()),
                    size(Path.of(database.path() + "-wal")),
                    (int) Sql.number(database.connection(), "SELECT schema_version FROM fabrik_version"),
                    found.equals(List.of("ok")) ? List.of() : found);
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
