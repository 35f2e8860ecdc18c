package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.OwnJava;
import sh.fabrik.collect.http.Stub;
import sh.fabrik.collect.kubernetes.live.StubApi;
import sh.fabrik.store.Database;
import sh.fabrik.store.Dump;
import sh.fabrik.store.StoreProblem;

/** A collect of several sources that is killed at random points and started again ends as if it had never been killed. */
final class GatherKillTest {
    private static final int KILLS = 4;
    private static final long SEED = 20261126;

    private final ManyRuns world = new ManyRuns(60, Cli.NOW.minus(Duration.ofHours(24)));

    @TempDir
    Path folder;

    @Test
    void a_killed_collect_loses_nothing_and_doubles_nothing() throws IOException, InterruptedException {
        try (StubApi cluster = StubApi.plain();
                Stub logs = new Stub(world.logs())) {
            world.putInto(cluster);
            List<String> undisturbed = collect(prepared("undisturbed"), cluster, logs);
            Path home = prepared("killed");
            Random random = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                killAfter(home, variables(home, cluster, logs), random.nextInt(1, 12) * 10L, random.nextInt(40));
                assertWhole(home);
            }
            assertThat(collect(home, cluster, logs)).isEqualTo(undisturbed);
        }
    }

    private Path prepared(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        world.writeSpecs(home.resolve("specs"));
        return home;
    }

    private static Map<String, String> variables(Path home, StubApi cluster, Stub logs) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FABRIK_PROJECT", "shop");
        variables.put("FABRIK_CLUSTER", "prod");
        variables.put("FABRIK_KUBERNETES_KUBECONFIG", cluster.kubeconfig(home).toString());
        variables.put("FABRIK_KUBERNETES_PAGE_SIZE", "5");
        variables.put("FABRIK_LOKI_URL", logs.address());
        variables.put("FABRIK_LOKI_PAUSE", "1ms");
        return variables;
    }

    private static List<String> collect(Path home, StubApi cluster, Stub logs) {
        Cli cli = new Cli(home);
        variables(home, cluster, logs).forEach(cli::with);
        cli.run("collect").succeeded();
        try (Database database = Database.open(cli.database())) {
            return Dump.of(database);
        }
    }

    /** Kills the process once that many keys are stored, and a moment later. */
    private static void killAfter(Path home, Map<String, String> variables, long keys, long moment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                OwnJava.classPath(),
                KilledGather.class.getName(),
                home.toString()));
        variables.forEach((name, value) -> command.addAll(List.of(name, value)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && stored(home) < keys) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            process.waitFor(moment, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static Path database(Path home) {
        return new Cli(home).database();
    }

    private static long stored(Path home) {
        try (Database database = Database.openExisting(database(home))) {
            return database.sql().fetchSingle("SELECT count(*) FROM every_key").get(0, Long.class);
        } catch (StoreProblem notYet) {
            return 0;
        }
    }

    private static void assertWhole(Path home) {
        try (Database database = Database.open(database(home))) {
            assertThat(database.sql().fetchSingle("PRAGMA integrity_check").get(0, String.class))
                    .isEqualTo("ok");
        }
    }
}
