package sh.fabrik.cli.context;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.channel.terminal.Screen;
import sh.fabrik.cli.terminal.Colour;

/**
 * All that fabrik takes from the process around it.
 *
 * @param environment environment variables
 * @param folder the folder fabrik was started in
 * @param home fabrik's own folder, with {@code rules/} and {@code fixtures/}
 * @param userHome the user's home folder
 * @param clock the time, UTC
 * @param stdoutTerminal whether a person reads the output
 * @param stderrTerminal whether a person sees progress
 * @param columns width of the terminal in characters
 * @param startedAtMs epoch milliseconds at which the launcher started
 * @param command what the user types to start fabrik
 */
public record Surroundings(
        Map<String, String> environment,
        Path folder,
        Path home,
        Path userHome,
        Clock clock,
        InputStream stdin,
        boolean stdoutTerminal,
        boolean stderrTerminal,
        int columns,
        long startedAtMs,
        String command) {
    private static final int USUAL_COLUMNS = 80;

    /** Reads them from this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("fabrik.home", ".")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("user.home", ".")),
                Clock.systemUTC(),
                System.in,
                forced() || Boolean.getBoolean("fabrik.stdout.terminal"),
                Boolean.getBoolean("fabrik.stderr.terminal"),
                columnsOf(System.getenv()),
                Long.getLong("fabrik.started", System.currentTimeMillis()),
                System.getProperty("fabrik.command", "fabrik"));
    }

    /** FABRIK_FORCE_TTY may say how wide a terminal to feign. */
    private static int columnsOf(Map<String, String> environment) {
        String forced = environment.getOrDefault("FABRIK_FORCE_TTY", "");
        return !forced.isEmpty() && forced.matches("[1-9][0-9]{1,3}")
                ? Integer.parseInt(forced)
                : Integer.getInteger("fabrik.columns", USUAL_COLUMNS);
    }

    private static boolean forced() {
        return !System.getenv().getOrDefault("FABRIK_FORCE_TTY", "").isEmpty();
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The same process with another environment and folder. */
    public Surroundings in(Map<String, String> otherEnvironment, Path otherFolder) {
        return new Surroundings(
                otherEnvironment,
                otherFolder,
                home,
                userHome,
                clock,
                stdin,
                stdoutTerminal,
                stderrTerminal,
                columns,
                startedAtMs,
                command);
    }

    /** Whether the user wants to see where an error happened. */
    public boolean debug(String... arguments) {
        return variable("FABRIK_DEBUG").isPresent() || List.of(arguments).contains("--debug");
    }

    /** The same process, coloured as the words of a command line ask. */
    public Surroundings colouredAs(String... arguments) {
        Optional<Colour> asked = Colour.asked(arguments);
        return asked.isPresent() ? with(Colour.VARIABLE, asked.get().name()) : this;
    }

    /** What the reader of stdout can see. */
    public Screen screen() {
        return new Screen(stdoutTerminal, columns, Colour.isUsed(environment, stdoutTerminal), unicode());
    }

    /** The same process, as if a person read its output. */
    public Surroundings onTerminal() {
        return new Surroundings(
                environment, folder, home, userHome, clock, stdin, true, stderrTerminal, columns, startedAtMs, command);
    }

    /** The same process with a variable set. */
    public Surroundings with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return in(more, folder);
    }

    private boolean unicode() {
        String locale = variable("LC_ALL")
                .or(() -> variable("LC_CTYPE"))
                .or(() -> variable("LANG"))
                .orElse("utf8");
        return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
    }

    /** {@code $XDG_CONFIG_HOME/fabrik}, else {@code ~/.config/fabrik}. */
    public Path configFolder() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(userHome.resolve(".config"))
                .resolve("fabrik");
    }

    /** {@code $XDG_CACHE_HOME/fabrik}, else {@code ~/.cache/fabrik}. */
    public Path cacheFolder() {
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .orElse(userHome.resolve(".cache"))
                .resolve("fabrik");
    }
}
