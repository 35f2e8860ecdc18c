package sh.fabrik.collect.smithers.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tells a SQLite database from other files by its first bytes. */
public final class DatabaseFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private DatabaseFile() {}

    /** @throws IOException when the file cannot be read */
    public static boolean isOne(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /** Why the file cannot be a database, as a sentence. */
    static Optional<String> objection(Path file) throws IOException {
        if (Files.size(file) == 0) {
            return Optional.of("It is empty, as a Job in command mode leaves it; there is nothing to read in it.");
        }
        return isOne(file)
                ? Optional.empty()
                : Optional.of(
                        "It is no SQLite database; give the database of a Smithers run or its .ndjson event log.");
    }
}
