package sh.fabrik.collect.smithers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder that a Job's volume was synced to ({@code k8s/job-sync/<run>/}): beside the database lies the run's id as the operator
 * typed it, which is the one that the cluster knows too.
 */
final class SyncFolder {
    private static final String RUN_ID = "run-id.txt";
    private static final int LONGEST = 500;

    private SyncFolder() {}

    static Optional<String> runId(Path database) {
        try {
            Path file = database.resolveSibling(RUN_ID);
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
