package sh.fabrik.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A small recorded world: what the sources returned, and the commands that read it.
 *
 * @param folder holds {@code world.yaml} and the recorded files
 * @param title in a few words
 * @param story what happened there
 * @param project of its runs
 * @param asOf the moment from which its analysis counts
 * @param steps command lines, without {@code fabrik}, relative to the folder
 */
public record World(Path folder, String title, String story, String project, Instant asOf, List<String> steps) {
    public World {
        steps = List.copyOf(steps);
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public static World read(Path folder) {
        JsonNode root = new YAMLMapper().readTree(folder.resolve("world.yaml"));
        return new World(
                folder,
                root.path("title").asString(),
                root.path("story").asString().strip(),
                root.path("project").asString(),
                Instant.parse(root.path("as-of").asString()),
                root.path("steps").valueStream().map(JsonNode::asString).toList());
    }

    /** All worlds in a folder, by name. */
    public static List<World> all(Path fixtures) {
        if (!Files.isDirectory(fixtures)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(fixtures)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("world.yaml")))
                    .sorted()
                    .map(World::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The worlds in " + fixtures + " cannot be listed.", e);
        }
    }

    /** Copies the recorded files, so that nothing can change them. */
    public World copyTo(Path target) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The world " + folder + " cannot be copied to " + target + ".", e);
        }
        return new World(target, title, story, project, asOf, steps);
    }
}
