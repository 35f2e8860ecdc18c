package sh.fabrik.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * A whole database in one file of its own, as it was at one moment.
 *
 * @param bytes size of the file
 * @param sha256 of the file
 * @param schema version of its tables
 */
public record Backup(Path file, long bytes, String sha256, int schema) {

    /**
     * Copies a database, also while others write to it. The copy appears under its name only when it is whole and on the disk.
     *
     * @throws StoreProblem when the database cannot be read, the target exists, or cannot be written
     */
    public static Backup make(Path database, Path target) {
        DatabaseFile.refuseAbsent(database);
        if (Files.exists(target)) {
            throw new StoreProblem(target + " exists already and is left as it is; give the backup another name.");
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            copy(database, unfinished);
            Backup backup = of(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return new Backup(target, backup.bytes, backup.sha256, backup.schema);
        } catch (IOException e) {
            throw new StoreProblem(
                    "The backup " + target + " cannot be written (" + e.getMessage()
                            + "); give another folder, or make room.",
                    e);
        }
    }

    /**
     * Looks at a backup.
     *
     * @throws StoreProblem when the file is no database of fabrik, damaged, or of a newer fabrik
     */
    public static Backup of(Path file) {
        DatabaseFile.refuseAbsent(file);
        try (Connection connection = Connections.readOnly(file, Database.PATIENCE)) {
            Schema.look(file, connection);
            List<String> found = Sql.texts(connection, "PRAGMA quick_check(1)");
            if (!found.equals(List.of("ok"))) {
                throw Problems.damaged(file, String.join("; ", found));
            }
            if (!Sql.texts(connection, "SELECT name FROM sqlite_master").contains("fabrik_version")) {
                throw new StoreProblem(file + " is no database of fabrik; it is left as it is.");
            }
            int schema = (int) Sql.number(connection, "SELECT schema_version FROM fabrik_version");
            return new Backup(file, Files.size(file), sha256(file), schema);
        } catch (SQLException e) {
            throw Problems.of(file, e);
        } catch (IOException e) {
            throw new StoreProblem("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void copy(Path database, Path target) throws IOException {
        try (Connection connection = Connections.readOnly(database, Database.PATIENCE);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException e) {
            Files.deleteIfExists(target);
            throw Problems.of(database, e);
        }
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
