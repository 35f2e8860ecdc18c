package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.store.Database;

/** Sixteen commands at once on one database: each waits for its turn, and nobody is told of locks. */
final class CrowdTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();
    private static final int COLLECTS = 8;
    private static final int RUNS = 500;

    @TempDir
    Path folder;

    @Test
    void sixteen_commands_at_once_lose_nothing_and_none_hears_of_a_lock() throws Exception {
        Cli cli = new Cli(folder);
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("analyze --project shop").succeeded();
        String spec = WORLD.resolve("specs/api-impl.json").toString();
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < COLLECTS; i++) {
            commands.add("collect csv " + history(i) + " --project shop");
        }
        commands.addAll(List.of("analyze --project shop", "analyze --project shop", "suggest --project shop"));
        commands.addAll(
                List.of("suggest --project shop", "collect specs " + WORLD.resolve("specs") + " --project shop"));
        for (int i = 0; i < 3; i++) {
            commands.add("advise " + spec + " --project shop --timeout 10m");
        }
        assertThat(commands).hasSize(16);
        for (Cli.Result result : atOnce(cli, commands)) {
            assertThat(result.succeeded().err()).doesNotContain("written by another program", "locked", "BUSY");
        }
        assertThat(runs("WHERE run_id LIKE 'crowd-%'")).isEqualTo(COLLECTS * RUNS);
    }

    private static List<Cli.Result> atOnce(Cli cli, List<String> commands) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(commands.size());
        try {
            List<Future<Cli.Result>> running = new ArrayList<>();
            commands.forEach(command -> running.add(crowd.submit(() -> cli.run(command))));
            List<Cli.Result> results = new ArrayList<>();
            for (Future<Cli.Result> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            crowd.shutdownNow();
        }
    }

    private Path history(int number) throws Exception {
        StringBuilder csv = new StringBuilder("run_id,spec_id,status,started_at,memory_peak_mb\n");
        for (int i = 0; i < RUNS; i++) {
            csv.append("crowd-" + number + "-" + i + ",s" + i % 7 + ",success," + (1_760_000_000L + i * 60) + ",200\n");
        }
        return Files.writeString(folder.resolve("history-" + number + ".csv"), csv);
    }

    private int runs(String where) {
        try (Database database = Database.openExisting(new Cli(folder).database())) {
            return database.sql()
                    .fetchSingle("SELECT count(*) FROM runs " + where)
                    .get(0, Integer.class);
        }
    }
}
