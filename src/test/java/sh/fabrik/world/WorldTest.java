package sh.fabrik.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sh.fabrik.cli.CommandTree;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.demo.World;
import sh.fabrik.cli.demo.WorldPlayer;

/** Plays every recorded world through the command line and compares with what it is known to end in. */
final class WorldTest {
    private static final Pattern RUN_ID = Pattern.compile("\\b01[0-9A-HJKMNP-TV-Z]{24}\\b");
    private static final Pattern SUGGESTION_ID = Pattern.compile("\\b[0-9a-f]{10}\\b");
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    static Stream<World> worlds() {
        return World.all(PROJECT.resolve("fixtures")).stream();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void a_world_ends_as_expected(World world) throws Exception {
        World copy = world.copyTo(folder.resolve("world"));
        WorldPlayer player =
                new WorldPlayer(surroundings(copy), CommandTree::run, copy, folder.resolve("analytics.db"));
        StringBuilder said = new StringBuilder();
        for (List<String> command : player.commands()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = player.run(out, err, command);
            assertThat(code).describedAs(err.toString(StandardCharsets.UTF_8)).isZero();
            said.append("$ fabrik ").append(String.join(" ", command)).append('\n');
            said.append(out.toString(StandardCharsets.UTF_8)).append(err.toString(StandardCharsets.UTF_8));
        }
        compare(world, "session.txt", said.toString().replace(copy.folder() + "/", ""));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        player.run(json, json, List.of("suggest", "--json", "--project", world.project()));
        compare(world, "suggestions.json", json.toString(StandardCharsets.UTF_8));
    }

    private Surroundings surroundings(World world) {
        return new Surroundings(
                Map.of(
                        "NO_COLOR", "1",
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString()),
                world.folder(),
                PROJECT,
                folder,
                Clock.fixed(world.asOf(), ZoneOffset.UTC),
                InputStream.nullInputStream(),
                true,
                false,
                100,
                world.asOf().toEpochMilli(),
                "fabrik");
    }

    /** A run's own id is new in each history, and so is the id of a suggestion to look at that run; both keep their length. */
    private static String masked(String said) {
        Matcher run = RUN_ID.matcher(said);
        return run.find()
                ? SUGGESTION_ID.matcher(run.replaceAll("01" + "X".repeat(24))).replaceAll("xxxxxxxxxx")
                : said;
    }

    private static void compare(World world, String file, String said) throws Exception {
        String actual = masked(said);
        Path expected = world.folder().resolve("expected").resolve(file);
        if (System.getProperty("fabrik.accept") != null) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, actual);
        }
        assertThat(actual)
                .describedAs("%s; run with -Dfabrik.accept to take over a wanted change", expected)
                .isEqualTo(Files.readString(expected));
    }
}
