package sh.fabrik.cli.context;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The project's own settings: {@code .fabrik/config.yaml} in the folder or the nearest one above it.
 *
 * @param folder the project's top folder, where {@code .fabrik} lies
 * @param project its name, if it says one
 * @param cluster name of the cluster its jobs run on, if it says one
 */
public record ProjectConfig(Optional<Path> folder, Optional<String> project, Optional<String> cluster) {

    /** The settings nearest to a folder, itself or above; empty when there are none. */
    public static ProjectConfig near(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(".fabrik").resolve("config.yaml");
            if (Files.isRegularFile(file)) {
                return read(folder, file);
            }
        }
        return new ProjectConfig(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ProjectConfig read(Path folder, Path file) {
        try {
            JsonNode root = new YAMLMapper().readTree(file);
            return new ProjectConfig(Optional.of(folder), text(root, "project"), text(root, "cluster"));
        } catch (JacksonException e) {
            throw new UnreadableValue(file + " is no YAML that fabrik can read (" + e.getOriginalMessage()
                    + "); correct it or remove it.");
        }
    }

    private static Optional<String> text(JsonNode root, String name) {
        return root.path(name).stringValueOpt().map(String::strip).filter(value -> !value.isEmpty());
    }
}
