package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.OwnJava;

/** A collect that is killed at random points and started again ends as if it had never been killed. */
final class KillTest {
    private static final int KILLS = 6;
    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @Test
    void a_collect_killed_in_the_middle_loses_nothing_and_doubles_nothing() throws IOException, InterruptedException {
        Path undisturbed = folder.resolve("undisturbed.db");
        KilledCollect.collect(undisturbed);
        Path killed = folder.resolve("killed.db");
        Random random = new Random(SEED);
        long keysBefore = 0;
        int killedAtWork = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killedAtWork += killAfter(killed, keysBefore + 1 + random.nextInt(60)) ? 1 : 0;
            keysBefore = check(killed);
        }
        assertThat(killedAtWork).isPositive();
        KilledCollect.collect(killed);
        try (Database one = Database.open(undisturbed);
                Database other = Database.open(killed)) {
            assertThat(Dump.count(other, "runs")).isEqualTo(KilledCollect.RUNS);
            assertThat(Dump.of(other)).isEqualTo(Dump.of(one));
        }
    }

    /**
     * Lets a process collect until that many keys are stored, and a random moment longer, then kills it.
     *
     * @return whether it was still at work
     */
    private static boolean killAfter(Path file, long keys) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        OwnJava.classPath(),
                        KilledCollect.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && stored(file) < keys) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
        return process.waitFor() != 0;
    }

    private static long stored(Path file) {
        try (Database database = Database.openExisting(file)) {
            return Dump.count(database, "run_keys");
        } catch (StoreProblem notYet) {
            return 0;
        }
    }

    /** @return keys that are stored */
    private static long check(Path file) {
        try (Database database = Database.open(file)) {
            assertThat(database.sql().fetchSingle("PRAGMA integrity_check").get(0, String.class))
                    .isEqualTo("ok");
            assertThat(database.sql().fetch("PRAGMA foreign_key_check")).isEmpty();
            assertThat(database.sql().fetch("SELECT 1 FROM every_key WHERE run IS NULL"))
                    .isEmpty();
            assertThat(database.sql().fetch("SELECT 1 FROM runs WHERE id NOT IN (SELECT run FROM every_key)"))
                    .isEmpty();
            long keys = Dump.count(database, "run_keys");
            assertThat(keys % KilledCollect.BATCH)
                    .as("a batch is stored whole or not at all")
                    .isIn(0L, (long) KilledCollect.KEYS % KilledCollect.BATCH);
            return keys;
        }
    }
}
