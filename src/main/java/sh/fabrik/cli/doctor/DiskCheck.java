package sh.fabrik.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room for the history to grow. */
final class DiskCheck implements Check {
    private static final long MIB = 1L << 20;
    private static final long TIGHT = 1024 * MIB;
    private static final long TOO_TIGHT = 100 * MIB;

    @Override
    public List<Finding> look(Patient patient) {
        Path folder = existing(patient.desk().workplace().databasePath().toAbsolutePath());
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String sentence = free / MIB + " MiB free at " + folder + ".";
            String remedy = "Make room, or point --db or FABRIK_DB to another disk.";
            if (free < TOO_TIGHT) {
                return List.of(Finding.fail("disk", sentence, remedy));
            }
            return List.of(free < TIGHT ? Finding.warn("disk", sentence, remedy) : Finding.ok("disk", sentence));
        } catch (IOException e) {
            return List.of(Finding.warn(
                    "disk", "The free space at " + folder + " cannot be told.", "Look with \"df\" yourself."));
        }
    }

    private static Path existing(Path path) {
        Path at = path;
        while (!Files.isDirectory(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
