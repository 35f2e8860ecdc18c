package sh.fabrik.collect.smithers.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The newer of the two readings of a database, with and without its write-ahead log, from a private copy.
 *
 * @param notice tells when the log was left aside, and why
 */
record OpenDatabase(PrivateCopy copy, Connection connection, Optional<String> notice) implements AutoCloseable {

    /**
     * @throws IOException when it cannot be copied
     * @throws SQLException when neither reading works
     */
    static OpenDatabase of(Path file) throws IOException, SQLException {
        PrivateCopy copy = PrivateCopy.of(file);
        try {
            return copy.hasLog() ? newer(copy, file) : new OpenDatabase(copy, copy.open(), Optional.empty());
        } catch (SQLException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static OpenDatabase newer(PrivateCopy copy, Path file) throws SQLException {
        Optional<Freshness> alone = freshness(copy::openWithoutLog);
        Optional<Freshness> whole = freshness(copy::open);
        if (alone.isPresent() && whole.map(w -> w.compareTo(alone.get()) < 0).orElse(true)) {
            return new OpenDatabase(copy, copy.openWithoutLog(), Optional.of(leftAside(file, alone.get(), whole)));
        }
        return new OpenDatabase(copy, copy.open(), Optional.empty());
    }

    private static String leftAside(Path file, Freshness alone, Optional<Freshness> whole) {
        String log = file + "-wal";
        return whole.map(w -> log + " is older than its main file and was left aside: with it there are " + w.attempts()
                        + " attempts, without it " + alone.attempts() + ".")
                .orElse(log + " cannot be read and was left aside; what only it knew is missing.");
    }

    private static Optional<Freshness> freshness(Opening opening) {
        try (Connection connection = opening.open()) {
            return Optional.of(Freshness.of(connection));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try (copy) {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The private copy of a database could not be closed: " + e.getMessage(), e);
        }
    }

    /** One of the two ways to open a copy. */
    private interface Opening {
        Connection open() throws SQLException;
    }
}
