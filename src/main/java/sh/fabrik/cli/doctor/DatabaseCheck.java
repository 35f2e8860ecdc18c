package sh.fabrik.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sh.fabrik.store.Database;
import sh.fabrik.store.DatabaseHealth;

/** Whether the history opens and is whole. */
final class DatabaseCheck implements Check {
    private static final long MIB = 1L << 20;
    private static final long LARGE_LOG = 256 * MIB;

    @Override
    public List<Finding> look(Patient patient) {
        Path file = patient.desk().workplace().databasePath();
        if (Files.notExists(file)) {
            return List.of(Finding.warn(
                    "database",
                    "There is no history at " + file + " yet.",
                    "Collect some runs: \"fabrik collect\", or \"fabrik collect --help\"."));
        }
        try (Database database = Database.openExisting(file)) {
            DatabaseHealth health = DatabaseHealth.of(database);
            String sentence = file + ": " + mib(health.bytes()) + ", schema " + health.schema() + ", log "
                    + mib(health.walBytes());
            if (!health.damage().isEmpty()) {
                return List.of(Finding.fail(
                        "database",
                        sentence + "; damaged: " + health.damage().get(0),
                        "Put a backup in its place, or move the file away and collect again."));
            }
            return List.of(
                    health.walBytes() > LARGE_LOG
                            ? Finding.warn(
                                    "database",
                                    sentence + ".",
                                    "The log is large: a program keeps the history open; end it, then run \"fabrik analyze\".")
                            : Finding.ok("database", sentence + ", no damage."));
        }
    }

    private static String mib(long bytes) {
        return bytes < MIB ? (bytes + 1023) / 1024 + " KiB" : bytes / MIB + " MiB";
    }
}
