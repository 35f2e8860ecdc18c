package sh.fabrik.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The open database: one connection to one SQLite file, for one thread. What SQLite reports while it is used arrives as
 * {@link StoreProblem}.
 */
public final class Database implements AutoCloseable {
    /** How long a command waits for another writer. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int SPARING_KIB = 4 * 1024;

    private final Path path;
    private final Connection connection;
    private final KeptStatements kept;
    private @Nullable DSLContext sql;
    private boolean inside;

    private Database(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
        this.kept = new KeptStatements(connection);
    }

    /**
     * Opens the file, makes it and its folders when they are not there, and brings its tables up to date.
     *
     * @throws StoreProblem when the file is no database, damaged, newer than this fabrik, not writable, locked for longer
     *     than {@link #PATIENCE}, or another program's table has one of our names
     */
    public static Database open(Path path) {
        return open(path, PATIENCE);
    }

    /** @param busy how long to wait for another writer */
    public static Database open(Path path, Duration busy) {
        DatabaseFile.makeFolder(path);
        Database database = guarded(path, () -> Connections.writable(path, busy), connection -> {
            DatabaseFile.refuseTorn(path, connection);
            if (Schema.look(path, connection) == Schema.Standing.TO_MIGRATE) {
                Migration.run(path, connection, busy);
            }
            WriteAhead.switchOn(connection, busy);
        });
        try {
            new DayCounters(database).rebuildIfOld();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Opens what is there, to read only: creates nothing and changes nothing.
     *
     * @throws StoreProblem as {@link #open(Path)}; also when there is no database, or an older fabrik wrote it
     */
    public static Database openExisting(Path path) {
        DatabaseFile.refuseAbsent(path);
        return guarded(path, () -> Connections.readOnly(path, PATIENCE), connection -> {
            DatabaseFile.refuseTorn(path, connection);
            if (Schema.look(path, connection) == Schema.Standing.TO_MIGRATE) {
                throw new StoreProblem(
                        "The database " + path
                                + " was not made by this fabrik or is from an older one; run \"fabrik analyze\" once to bring it up to date.");
            }
        });
    }

    /**
     * The same, keeping less of the file in memory: for who reads a long history once, spec after spec, and imports nothing. What
     * a failing statement would have to undo is kept in memory and not in a temporary file, to which each page that it changes would go too.
     */
    public Database sparing() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = -" + SPARING_KIB);
            statement.execute("PRAGMA temp_store = MEMORY");
            return this;
        } catch (SQLException e) {
            throw Problems.of(path, e);
        }
    }

    /** Another connection to the file, to read only, which keeps as little of it in memory; for another thread. */
    public Database another() {
        return guarded(path, () -> Connections.readOnly(path, PATIENCE), connection -> {})
                .sparing();
    }

    /** The version of the tables that this fabrik makes and reads. */
    public static int schema() {
        return Schema.VERSION;
    }

    /**
     * Queries and changes with the generated tables of {@code sh.fabrik.store.schema}. Made when it is first asked for, which takes longer
     * than all that {@code fabrik suggest} reads.
     */
    public DSLContext sql() {
        DSLContext made = sql;
        if (made == null) {
            made = Jooq.on(path, connection);
            sql = made;
        }
        return made;
    }

    /** What a small query answers, without the generated tables. */
    public <T> List<T> rows(String query, Row<T> row, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            return read(statement, row, values);
        } catch (SQLException e) {
            throw Problems.of(path, e);
        }
    }

    /** The same of a query that is asked hundreds of times, which is made but once. */
    public <T> List<T> rowsAgain(String query, Row<T> row, String... values) {
        try {
            return read(prepared(query), row, values);
        } catch (SQLException e) {
            throw Problems.of(path, e);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> row, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    /** The connection itself: for what would wait for the generated tables, or is asked hundreds of times. */
    public <T> T withConnection(Jdbc<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw Problems.of(path, e);
        }
    }

    /** Asks or changes something by plain JDBC. */
    @FunctionalInterface
    public interface Jdbc<T> {
        T with(Connection connection) throws SQLException;
    }

    /** A change without the generated tables. @param values texts and numbers, for the question marks */
    void change(String statement, @Nullable Object... values) {
        withConnection(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (int i = 0; i < values.length; i++) {
                    prepared.setObject(i + 1, values[i]);
                }
                return prepared.executeUpdate();
            }
        });
    }

    /** Reads the row at which a result stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Path path() {
        return path;
    }

    /**
     * Runs the work in one transaction that takes the write lock at once: all of it happens, or nothing. Writers of all processes
     * take turns. Within another transaction it is part of that one.
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (inside) {
            return work.get();
        }
        inside = true;
        try (WriteTurn turn = WriteTurn.take(path, PATIENCE)) {
            connection.setAutoCommit(false);
            turn.close();
            T result = work.get();
            connection.setAutoCommit(
                    true); // which commits; commit() would at once begin another transaction and wait for its lock
            return result;
        } catch (SQLException e) {
            undo(e);
            throw Problems.of(path, e);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            inside = false;
            kept.close();
        }
    }

    /** A statement that is run again and again; it is closed with the transaction, or the next one, and made but once until then. */
    PreparedStatement prepared(String statement) throws SQLException {
        return kept.of(statement);
    }

    /** rollback() would at once begin another transaction, too. */
    private void undo(Throwable why) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException nothingToCommit) {
            // of what it does, only the setting was wanted
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        kept.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw Problems.of(path, e);
        }
    }

    private static Database guarded(Path path, Opening opening, Check check) {
        try {
            if (Files.isDirectory(path)) {
                throw new StoreProblem(path + " is a folder, not a database; name a file in it.");
            }
            Connection connection = opening.open();
            try {
                check.check(connection);
                return new Database(path, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Problems.of(path, e);
        }
    }

    private interface Opening {
        Connection open() throws SQLException;
    }

    private interface Check {
        void check(Connection connection) throws SQLException;
    }
}
