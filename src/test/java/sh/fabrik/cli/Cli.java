package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import sh.fabrik.cli.context.Surroundings;

/** Runs command lines as a user would, with a home of their own and the time stopped. */
public final class Cli {
    public static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private InputStream stdin = InputStream.nullInputStream();
    private boolean terminal;
    private int columns = 100;
    private Instant now = NOW;

    public Cli(Path folder) {
        this.folder = folder;
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    /** What a command line came to. */
    public record Result(int code, String out, String err) {
        public Result succeeded() {
            assertThat(code).describedAs("%s%n%s", out, err).isZero();
            return this;
        }
    }

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Cli typing(String input) {
        stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** At another time than {@link #NOW}. */
    Cli at(Instant time) {
        now = time;
        return this;
    }

    public Cli onTerminal() {
        return onTerminal(100);
    }

    /** @param width of the terminal in characters */
    public Cli onTerminal(int width) {
        terminal = true;
        columns = width;
        return this;
    }

    public Path database() {
        return folder.resolve("cache").resolve("fabrik").resolve("analytics.db");
    }

    /** @param line words, of which a quoted one may not hold spaces */
    public Result run(String line) {
        return run(line.split(" +"));
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Start.run(surroundings(), out, err, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings surroundings() {
        return new Surroundings(
                environment,
                folder,
                Path.of("").toAbsolutePath(),
                folder,
                Clock.fixed(now, ZoneOffset.UTC),
                stdin,
                terminal,
                false,
                columns,
                System.currentTimeMillis(),
                "fabrik");
    }
}
