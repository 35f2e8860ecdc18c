package sh.fabrik.loop.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.UnreadableValue;

/** Lays the project's file over the user's, and refuses what does not belong there. */
final class ConfigLayers {
    private final Workspace workspace;
    private final Map<String, Setting<?>> settings = new HashMap<>();
    private final List<String> objections = new ArrayList<>();

    ConfigLayers(Workspace workspace) {
        this.workspace = workspace;
    }

    Map<String, Setting<?>> read() {
        if (Files.isRegularFile(workspace.userFile())) {
            lay(workspace.userFile(), false);
        }
        workspace.projectFile().ifPresent(file -> lay(file, true));
        if (!objections.isEmpty()) {
            throw new UnreadableValue(String.join("\n", objections));
        }
        return settings;
    }

    private void lay(Path file, boolean project) {
        ConfigFile.Content content = ConfigFile.read(file);
        objections.addAll(content.objections());
        content.entries().forEach(entry -> take(entry, new Origin.Line(file, entry.line(), project)));
    }

    private void take(ConfigFile.Entry entry, Origin.Line origin) {
        try {
            refusal(entry, origin)
                    .ifPresentOrElse(
                            sentence -> objections.add(origin.words() + ": " + sentence),
                            () -> put(entry.key(), entry.written(), origin));
        } catch (UnreadableValue e) {
            objections.add(origin.words() + ": " + entry.key().name() + ": " + e.getMessage());
        }
    }

    private <T> void put(Key<T> key, Written written, Origin.Line origin) {
        T value = key.kind().read().apply(written);
        settings.put(key.name(), new Setting<>(key, Optional.of(value), origin));
    }

    private Optional<String> refusal(ConfigFile.Entry entry, Origin.Line origin) {
        Key<?> key = entry.key();
        if (key.place() == Place.ENVIRONMENT_ONLY) {
            return Optional.of(key.name() + " is a secret and may not stand in a file; remove it here and set "
                    + key.variables().get(0) + ", or name a mounted file with " + key.name() + "File.");
        }
        if (key.kind().equals(Kind.HEADERS) && SecretHeaders.in(entry.written()).isPresent()) {
            return Optional.of("The header " + SecretHeaders.in(entry.written()).get()
                    + " looks like a secret and may not stand in a file; remove it here and use "
                    + key.section() + ".tokenFile, or set " + key.variables().get(0) + ".");
        }
        if (!origin.project()) {
            return Optional.empty();
        }
        if (key.place() == Place.USER_ONLY) {
            return Optional.of("A project's file may not set " + key.name()
                    + ", since a cloned repository must not decide where fabrik connects to, what it sends, or what it keeps; "
                    + "write it in " + workspace.userFile() + " or set "
                    + key.variables().get(0) + ".");
        }
        return outside(entry);
    }

    /** A cloned repository may only point into itself. */
    private Optional<String> outside(ConfigFile.Entry entry) {
        if (!entry.key().kind().equals(Kind.PATHS)) {
            return Optional.empty();
        }
        return Reading.paths(entry.written()).stream()
                .filter(path -> path.isAbsolute()
                        || path.startsWith("~")
                        || path.normalize().startsWith(".."))
                .findFirst()
                .map(path -> "A project's file may only name paths within the project, and " + path
                        + " is outside; write it in " + workspace.userFile() + ".");
    }
}
