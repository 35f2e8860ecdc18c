package sh.fabrik.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Switches a database to write-ahead logging, once in its life. SQLite's own waiting for locks does not cover this switch: while
 * another connection is at work it answers "busy" at once, so the waiting is done here.
 */
final class WriteAhead {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private WriteAhead() {}

    /**
     * Pages that the log may grow by before they are copied into the database: with SQLite's thousand, a large import would wait for
     * the disk after every batch.
     */
    private static final int CHECKPOINT_PAGES = 12_000;

    /** @param busy how long to wait for others */
    static void switchOn(Connection connection, Duration busy) throws SQLException {
        long end = System.nanoTime() + busy.toNanos();
        while (true) {
            try {
                if (!Sql.texts(connection, "PRAGMA journal_mode").equals(List.of("wal"))) {
                    Sql.texts(connection, "PRAGMA journal_mode = WAL");
                }
                Sql.number(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
                return;
            } catch (SQLiteException e) {
                if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
