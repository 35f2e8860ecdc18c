package sh.fabrik.collect.smithers.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A copy of a database and its write-ahead log in a folder of its own: opening the original would checkpoint the log into
 * it, and does not work at all in a folder that may not be written.
 */
final class PrivateCopy implements AutoCloseable {
    /** A writer checkpoints every thousand pages, so that a copy seldom meets two in a row. */
    private static final int TRIES = 8;

    private static final int LOG_HEADER = 32;
    private static final String COPY = "copy.db";

    private final CopyFolder home;
    private final Path folder;

    private PrivateCopy(CopyFolder home) {
        this.home = home;
        this.folder = home.path();
    }

    /** @throws IOException when it cannot be read or does not hold still long enough to be copied */
    static PrivateCopy of(Path database) throws IOException {
        PrivateCopy copy = new PrivateCopy(CopyFolder.in(Path.of(System.getProperty("java.io.tmpdir"))));
        try {
            copy.take(database);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    boolean hasLog() {
        return Files.exists(folder.resolve(COPY + "-wal"));
    }

    /**
     * As SQLite reads it, with its write-ahead log or its rollback journal. A log is only looked at: were the connection
     * allowed to write, closing it would merge the log into the copy, and there would be no other reading any more.
     */
    Connection open() throws SQLException {
        return hasLog() ? open("mode=ro") : DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(COPY));
    }

    /** The main file as it stands; SQLite leaves the log of an immutable database alone. */
    Connection openWithoutLog() throws SQLException {
        return open("immutable=1");
    }

    private Connection open(String parameter) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(COPY).toUri() + "?" + parameter);
    }

    @Override
    public void close() {
        try {
            home.close();
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("The private copy in " + folder + " could not be deleted; delete it.", e);
        }
    }

    private void take(Path database) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            List<Object> before = state(database);
            copy(database, "");
            copy(database, "-wal");
            copy(database, "-journal");
            if (before.equals(state(database))) {
                return;
            }
        }
        throw new IOException("it was written to during each of " + TRIES
                + " attempts to copy it; collect again when its run is quieter or over");
    }

    private void copy(Path database, String suffix) throws IOException {
        Path target = folder.resolve(COPY + suffix);
        Files.deleteIfExists(target);
        try {
            Files.copy(sibling(database, suffix), target);
        } catch (NoSuchFileException e) {
            if (suffix.isEmpty()) {
                throw e;
            }
        }
    }

    /**
     * What must stay the same for main file and log to fit together. A log may grow meanwhile: whatever is missing at its end
     * is only missing. Begun anew, after a checkpoint, it has another header.
     */
    private static List<Object> state(Path database) throws IOException {
        return List.of(times(database), header(sibling(database, "-wal")), times(sibling(database, "-journal")));
    }

    private static Object times(Path file) throws IOException {
        return Files.exists(file) ? List.of(Files.size(file), Files.getLastModifiedTime(file)) : "none";
    }

    private static Object header(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "none";
        }
        try (InputStream in = Files.newInputStream(log)) {
            return ByteBuffer.wrap(in.readNBytes(LOG_HEADER));
        }
    }

    private static Path sibling(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}
