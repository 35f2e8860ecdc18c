package sh.fabrik.loop.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.UnreadableValue;

/**
 * What counts for one command: flag, else variable, else the project's file, else the user's file, else the default. Files are
 * checked as a whole when they are read; a variable when its key is asked for, since not every variable with such a name was
 * meant for fabrik.
 */
public final class Settings {
    private final Workspace workspace;
    private final Map<String, Setting<?>> written;
    private final Map<String, Flag> flags;

    Settings(Workspace workspace, Map<String, Setting<?>> written, Map<String, Flag> flags) {
        this.workspace = workspace;
        this.written = Map.copyOf(written);
        this.flags = Map.copyOf(flags);
    }

    private record Flag(String option, String text) {}

    /**
     * Reads the files.
     *
     * @throws UnreadableValue with one line for each thing in a file that cannot stay
     */
    public static Settings read(Workspace workspace) {
        return new Settings(workspace, new ConfigLayers(workspace).read(), Map.of());
    }

    /** Options, variables and defaults only, for who must go on though a file was refused. */
    public static Settings withoutFiles(Workspace workspace) {
        return new Settings(workspace, Map.of(), Map.of());
    }

    /** The same with an option of the command line on top. */
    public Settings with(Key<?> key, String option, String text) {
        Map<String, Flag> more = new HashMap<>(flags);
        more.put(key.name(), new Flag(option, text));
        return new Settings(workspace, written, more);
    }

    /** @throws UnreadableValue when an option or a variable holds no such value */
    public <T> Optional<T> get(Key<T> key) {
        return setting(key).value();
    }

    /** @throws UnreadableValue when an option or a variable holds no such value, or nobody set it */
    public <T> T need(Key<T> key) {
        return get(key).orElseThrow(() -> new UnreadableValue(key.name() + " is not set; write it in "
                + workspace.userFile() + " or set " + key.variables().get(0) + "."));
    }

    /** The value that counts, and who said it. */
    public <T> Setting<T> setting(Key<T> key) {
        return ofFlag(key).or(() -> ofVariable(key)).or(() -> ofFile(key)).orElseGet(() -> ofDefault(key));
    }

    /** Whether somebody set it. */
    public boolean isSet(Key<?> key) {
        return !(setting(key).origin() instanceof Origin.Default);
    }

    /** Sentences about options and variables that hold no usable value. */
    public List<String> objections() {
        return Catalogue.all().stream().flatMap(key -> objection(key).stream()).toList();
    }

    /** The paths that a key names, whole: from {@code ~} or from the folder that relative ones begin at. */
    public List<Path> paths(Key<List<Path>> key) {
        Setting<List<Path>> setting = setting(key);
        boolean typed = setting.origin() instanceof Origin.Flag || setting.origin() instanceof Origin.Variable;
        Path base = typed ? workspace.folder() : workspace.top();
        return setting.value().orElse(List.of()).stream()
                .map(path -> workspace.whole(path, base))
                .toList();
    }

    /** The file that a key names, whole. */
    public Optional<Path> file(Key<Path> key) {
        return get(key).map(path -> workspace.whole(path, workspace.folder()));
    }

    public Workspace workspace() {
        return workspace;
    }

    private Optional<String> objection(Key<?> key) {
        try {
            setting(key);
            return Optional.empty();
        } catch (UnreadableValue e) {
            return Optional.of(e.sentence());
        }
    }

    private <T> Optional<Setting<T>> ofFlag(Key<T> key) {
        return Optional.ofNullable(flags.get(key.name()))
                .map(flag -> typed(key, new Origin.Flag(flag.option()), flag.text()));
    }

    private <T> Optional<Setting<T>> ofVariable(Key<T> key) {
        for (String name : key.variables()) {
            Optional<String> text = workspace.variable(name);
            if (text.isPresent()) {
                return Optional.of(typed(key, new Origin.Variable(name), text.get()));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // ConfigLayers made it with this key's own kind
    private <T> Optional<Setting<T>> ofFile(Key<T> key) {
        return Optional.ofNullable((Setting<T>) written.get(key.name()));
    }

    private static <T> Setting<T> ofDefault(Key<T> key) {
        return new Setting<>(
                key, key.usual().map(text -> key.kind().read().apply(new Written.One(text))), new Origin.Default());
    }

    private static <T> Setting<T> typed(Key<T> key, Origin origin, String text) {
        try {
            return new Setting<>(key, Optional.of(key.kind().read().apply(new Written.One(text))), origin);
        } catch (UnreadableValue e) {
            throw new UnreadableValue(origin.words() + " (" + key.name() + "): " + e.getMessage());
        }
    }
}
