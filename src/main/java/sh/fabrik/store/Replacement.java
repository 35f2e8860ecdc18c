package sh.fabrik.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts a backup in the place of a database, in one step: whoever opens it sees the old one or the new one. */
public final class Replacement {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private Replacement() {}

    /**
     * @param backup lies in the database's folder, and is gone afterwards
     * @return where the earlier database is kept, if there was one; that of the time before is overwritten
     * @throws StoreProblem when another program has the database open, or a file cannot be moved; then all is as before
     */
    public static Optional<Path> install(Backup backup, Path database) {
        try {
            Optional<Path> kept = Optional.empty();
            if (Files.exists(database)) {
                takeInLog(database);
                kept = Optional.of(keep(database));
            }
            Files.move(backup.file(), database, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return kept;
        } catch (IOException e) {
            throw new StoreProblem(
                    "The database " + database + " cannot be replaced (" + e.getMessage() + "); it is as it was.", e);
        }
    }

    /** A log that stays beside the new file would be taken for its own and destroy it. SQLite only gives it up to the last user. */
    private static void takeInLog(Path database) {
        try (Connection connection = Connections.writable(database, SHORT)) {
            if (!Sql.texts(connection, "PRAGMA journal_mode = DELETE").equals(List.of("delete"))) {
                throw inUse(database);
            }
        } catch (SQLException e) {
            if (Problems.isBusy(e)) {
                throw inUse(database);
            }
            throw Problems.of(database, e);
        }
    }

    private static StoreProblem inUse(Path database) {
        return new StoreProblem("Another program has the database " + database
                + " open; nothing was changed. End it and try again, or point --db to another file.");
    }

    private static Path keep(Path database) throws IOException {
        Path kept = database.resolveSibling(database.getFileName() + ".before-pull");
        Files.deleteIfExists(kept);
        try {
            return Files.createLink(kept, database);
        } catch (UnsupportedOperationException | IOException e) {
            return Files.copy(database, kept);
        }
    }
}
