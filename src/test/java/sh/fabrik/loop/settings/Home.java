package sh.fabrik.loop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A user's home with a project in it, as files. */
final class Home {
    final Path root;
    final Path project;
    private final Map<String, String> environment = new HashMap<>();

    Home(Path root) {
        this.root = root;
        this.project = root.resolve("shop");
        make(project);
    }

    Home user(String yaml) {
        return write(userFile(), yaml);
    }

    Home project(String yaml) {
        return write(projectFile(), yaml);
    }

    Home variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path userFile() {
        return root.resolve("config/fabrik/config.yaml");
    }

    Path projectFile() {
        return project.resolve(".fabrik/config.yaml");
    }

    Settings settings() {
        return settings(project);
    }

    Settings settings(Path folder) {
        return Settings.read(new Workspace(environment, folder, root, userFile()));
    }

    private static Home write(Home home, Path file, String text) {
        make(file.resolveSibling("."));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    private Home write(Path file, String text) {
        return write(this, file, text);
    }

    static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
