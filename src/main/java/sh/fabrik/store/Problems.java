package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in a sentence what SQLite means by its codes, and what to do. */
final class Problems {
    private Problems() {}

    static StoreProblem of(Path file, SQLException e) {
        return new StoreProblem(sentence(file, e), e);
    }

    /** Finds SQLite's own exception behind what a library made of it. */
    static Optional<SQLException> behind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    static StoreProblem damaged(Path file, String how) {
        return new StoreProblem(damage(file, how));
    }

    static StoreProblem noDatabase(Path file) {
        return new StoreProblem(notDatabase(file));
    }

    private static String notDatabase(Path file) {
        return "The file " + file + " is not a SQLite database; it is left as it is. "
                + "Point --db or FABRIK_DB to another file.";
    }

    private static String damage(Path file, String how) {
        return "The database " + file + " is damaged (" + how + "); it is left as it is. "
                + "Move it away and collect again, or point --db to another file.";
    }

    private static String sentence(Path file, SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (primary(code)) {
            case SQLITE_NOTADB ->
                "The file " + file + " is not a SQLite database; it is left as it is. "
                        + "Point --db or FABRIK_DB to another file.";
            case SQLITE_CORRUPT -> damage(file, plain(e));
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "The database " + file + " is being written by another program; wait until it is done and try again.";
            case SQLITE_READONLY, SQLITE_PERM ->
                "The database " + file
                        + " may not be written; give yourself the right to write it and its folder, or point --db to another file.";
            case SQLITE_CANTOPEN ->
                "The database " + file
                        + " cannot be opened; check that its folder exists and that you may read and write it, or point --db to another file.";
            case SQLITE_FULL ->
                "The disk is full: " + file + " could not be written and is as it was before; make room.";
            default -> "The database " + file + " failed (" + plain(e) + "); nothing of this step was kept.";
        };
    }

    /** Whether another program kept us from it. */
    static boolean isBusy(SQLException e) {
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite ? primary(sqlite.getResultCode()) : SQLiteErrorCode.UNKNOWN_ERROR;
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** Extended codes carry their primary code in the lowest byte. */
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    private static String plain(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
