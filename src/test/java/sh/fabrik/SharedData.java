package sh.fabrik;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files of real producers that lie beside the project; a test that needs one skips, and says so, without them. */
public final class SharedData {
    private static final Path FOLDER = Path.of(System.getProperty("fabrik.shared", "../shared"))
            .toAbsolutePath()
            .normalize();

    private SharedData() {}

    /** @param relative path under the shared folder, such as {@code data/specs} */
    public static Path require(String relative) {
        Path path = FOLDER.resolve(relative);
        assumeTrue(Files.exists(path), () -> "Skipped: the shared data " + relative + " is not beside the project.");
        return path;
    }
}
