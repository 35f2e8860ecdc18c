package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.OwnJava;
import sh.fabrik.store.Database;

/** Sixteen processes at once on one database: each waits for its turn, nothing is lost, and nobody is told of locks. */
final class CrowdTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();
    private static final int COLLECTS = 8;
    private static final int RUNS = 500;
    private static final String ADVISED = "FABRIK_MEMORY_LIMIT='4Gi'";
    private static final Duration ADVISE_TIMEOUT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Cli cli;

    /** A fabrik that runs. */
    private record Started(String command, Process process, Path out, Path err, long nanos) {
        Cli.Result end() throws IOException, InterruptedException {
            return new Cli.Result(process.waitFor(), Files.readString(out), Files.readString(err));
        }
    }

    @BeforeEach
    void analysed_once() {
        cli = new Cli(folder);
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("analyze --as-of latest --project shop").succeeded();
    }

    @Test
    void sixteen_processes_at_once_lose_nothing_and_none_hears_of_a_lock() throws Exception {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < COLLECTS; i++) {
            commands.add("collect csv " + history(i) + " --project shop");
        }
        commands.addAll(List.of(
                "analyze --as-of latest --project shop",
                "analyze --as-of latest --project shop",
                "suggest --project shop"));
        commands.addAll(
                List.of("suggest --project shop", "collect specs " + WORLD.resolve("specs") + " --project shop"));
        commands.addAll(List.of(advise(), advise(), advise()));
        assertThat(commands).hasSize(16);
        List<Started> crowd = new ArrayList<>();
        for (String command : commands) {
            crowd.add(start(command));
        }
        for (Started each : crowd) {
            Cli.Result result = each.end().succeeded();
            assertThat(result.err()).doesNotContain("written by another program", "locked", "BUSY");
            if (each.command().startsWith("advise")) {
                assertThat(Duration.ofNanos(System.nanoTime() - each.nanos())).isLessThan(ADVISE_TIMEOUT);
                assertThat(result.out()).contains(ADVISED);
            }
        }
        assertThat(runs("WHERE run_id LIKE 'crowd-%'")).isEqualTo(COLLECTS * RUNS);
        cli.run("db check").succeeded();
    }

    @Test
    void an_advise_is_answered_also_while_another_process_writes() throws Exception {
        try (Database database = Database.openExisting(cli.database())) {
            database.sql().execute("BEGIN EXCLUSIVE");
            Cli.Result result = start(advise()).end().succeeded();
            assertThat(result.out()).contains(ADVISED);
            assertThat(result.err()).doesNotContain("locked", "BUSY");
            database.sql().execute("ROLLBACK");
        }
    }

    private static String advise() {
        return "advise " + WORLD.resolve("specs/api-impl.json") + " --project shop --format env --timeout "
                + ADVISE_TIMEOUT.toSeconds() + "s";
    }

    private Started start(String command) throws IOException {
        List<String> words = new ArrayList<>(OwnJava.fabrik(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfabrik.home=" + Path.of("").toAbsolutePath(),
                "-Dfabrik.started=" + System.currentTimeMillis(),
                "-Dslf4j.internal.verbosity=WARN"));
        words.addAll(Arrays.asList(command.split(" ")));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("FABRIK_DB", cli.database().toString());
        return new Started(command, builder.start(), out, err, System.nanoTime());
    }

    private Path history(int number) throws IOException {
        StringBuilder csv = new StringBuilder("run_id,spec_id,status,started_at,memory_peak_mb\n");
        for (int i = 0; i < RUNS; i++) {
            csv.append("crowd-" + number + "-" + i + ",s" + i % 7 + ",success," + (1_760_000_000L + i * 60) + ",200\n");
        }
        return Files.writeString(folder.resolve("history-" + number + ".csv"), csv);
    }

    private int runs(String where) {
        try (Database database = Database.openExisting(cli.database())) {
            return database.sql()
                    .fetchSingle("SELECT count(*) FROM runs " + where)
                    .get(0, Integer.class);
        }
    }
}
