package sh.fabrik.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.jdbc4.JDBC4Connection;

/** Opens SQLite files the way fabrik uses them. */
final class Connections {
    private static final String SCHEME = "jdbc:sqlite:";
    private static final int CACHE_KIB = 32 * 1024; // random inserts of a large import stay in memory

    /** Of databases that are made from now on, in bytes: with SQLite's 4,096, a large import handles twice the pages for the same rows. */
    private static final int PAGE = 8_192;

    static {
        NativeLibrary.forgoMissing();
    }

    private Connections() {}

    /** @param busy how long to wait for another writer */
    static Connection writable(Path file, Duration busy) throws SQLException {
        return connected(file.toAbsolutePath().toString(), settings(busy));
    }

    /** Never changes the file; also works where neither the folder nor the file may be written. */
    static Connection readOnly(Path file, Duration busy) throws SQLException {
        SQLiteConfig settings = settings(busy);
        settings.setReadOnly(true);
        try {
            return probed(connected(file.toAbsolutePath().toString(), settings));
        } catch (SQLException e) {
            if (!cannotShareMemory(e) || Files.exists(Path.of(file + "-wal"))) {
                throw e;
            }
            return connected(file.toUri() + "?immutable=1", settings);
        }
    }

    /** Goes past the driver itself, which would first announce itself to a manager of drivers that nobody asks. */
    private static Connection connected(String file, SQLiteConfig settings) throws SQLException {
        try {
            return new JDBC4Connection(SCHEME + file, file, settings.toProperties());
        } catch (UnsatisfiedLinkError e) {
            throw NativeLibrary.unusable(e);
        } catch (SQLException e) {
            if (e instanceof SQLiteException || e.getCause() == null) {
                throw e;
            }
            throw NativeLibrary.unusable(e);
        }
    }

    /** SQLite opens anything; whether it can be read shows only when it is read. */
    private static Connection probed(Connection connection) throws SQLException {
        try {
            Sql.number(connection, "SELECT count(*) FROM sqlite_master");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Settings of every connection; a transaction takes the write lock at once, so that waiting for it is possible. */
    static SQLiteConfig settings(Duration busy) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, busy.toMillis()));
        settings.enforceForeignKeys(true);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        settings.setPageSize(PAGE);
        settings.setCacheSize(-CACHE_KIB);
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        settings.setGetGeneratedKeys(false); // which the driver would ask for after every insert
        return settings;
    }

    static String url(Path file) {
        return SCHEME + file.toAbsolutePath();
    }

    /** A file in WAL mode cannot be read where its shared-memory file cannot be made. */
    private static boolean cannotShareMemory(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CANTOPEN
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_CANTINIT
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_DIRECTORY);
    }
}
