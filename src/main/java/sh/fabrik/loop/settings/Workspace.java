package sh.fabrik.loop.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings are looked for.
 *
 * @param environment environment variables
 * @param folder the folder that fabrik was started in
 * @param userHome the user's home folder, for {@code ~}
 * @param userFile the user's configuration file, whether it is there or not
 */
public record Workspace(Map<String, String> environment, Path folder, Path userHome, Path userFile) {
    private static final Path CONFIG = Path.of(".fabrik", "config.yaml");

    /** The project's file: in the folder, or the nearest one above it. */
    Optional<Path> projectFile() {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path file = at.resolve(CONFIG);
            if (Files.isRegularFile(file) && !file.equals(userFile)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Whether there is a file that may say something. */
    public boolean hasFiles() {
        return Files.isRegularFile(userFile) || projectFile().isPresent();
    }

    /** The project's top folder, where {@code .fabrik} lies, if it has one. */
    public Optional<Path> projectFolder() {
        return projectFile().map(Path::getParent).map(Path::getParent);
    }

    /** The project's top folder, else the folder that fabrik was started in. */
    Path top() {
        return projectFolder().orElse(folder);
    }

    /** An empty variable counts as unset, as an optional secret of a pod comes to be. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Path whole(Path path, Path base) {
        return path.startsWith("~")
                ? userHome.resolve(Path.of("~").relativize(path))
                : base.resolve(path).normalize();
    }
}
