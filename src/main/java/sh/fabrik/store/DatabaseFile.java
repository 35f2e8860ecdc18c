package sh.fabrik.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** What is asked of the file before it is used as a database. */
final class DatabaseFile {
    private static final int SMALLEST_PAGE = 512; // SQLite takes a shorter file for an empty one

    private DatabaseFile() {}

    /** One that cannot be seen, as in a folder of someone else, may be there: opening it tells what is wrong. */
    static void refuseAbsent(Path path) {
        if (Files.notExists(path)) {
            throw new StoreProblem("There is no database at " + path
                    + "; run \"fabrik collect\" first, or point --db to another file.");
        }
    }

    static void makeFolder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreProblem(
                    "The folder " + folder + " for the database cannot be made ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); point --db or FABRIK_DB to another file.",
                    e);
        }
    }

    /** A file that does not end with a whole page was cut; SQLite itself would only notice when it reads there. */
    static void refuseTorn(Path path, Connection connection) throws SQLException {
        Sql.number(connection, "SELECT count(*) FROM sqlite_master"); // tells a database from anything else
        long page = Sql.number(connection, "PRAGMA page_size");
        try {
            long size = Files.size(path);
            if (size > 0 && size < SMALLEST_PAGE) {
                throw Problems.noDatabase(path);
            }
            if (size % page != 0) {
                throw Problems.damaged(path, "its last page is cut off");
            }
        } catch (IOException e) {
            throw new StoreProblem("The database " + path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
