package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.OwnJava;
import sh.fabrik.store.Database;

/** Ctrl-C on a real process, in the middle of a collect. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterruptTest {
    private static final int ROWS = 200_000;
    private static final long A_MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void ctrl_c_during_a_collect_says_one_line_ends_with_130_and_leaves_a_whole_history() throws Exception {
        Path runs = folder.resolve("runs.csv");
        writeRuns(runs);
        Path err = folder.resolve("err");
        Path written = folder.resolve("analytics.db-wal");
        Process fabrik = fabrik(err, "collect", "csv", runs.toString(), "-p", "shop");
        boolean ended = false;
        while (!ended && !(Files.exists(written) && Files.size(written) > A_MEBIBYTE)) {
            ended = fabrik.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(ended)
                .describedAs("ended before anything was written: %s", Files.readString(err))
                .isFalse();
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(fabrik.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(fabrik.waitFor()).isEqualTo(130);
        assertThat(Files.readString(err).strip())
                .isEqualTo("fabrik: interrupted. What was finished before is kept; nothing is left half done.");
        assertWhole(folder.resolve("analytics.db"));
        assertThat(fabrik(err, "collect", "csv", runs.toString(), "-p", "shop").waitFor())
                .isZero();
        assertWhole(folder.resolve("analytics.db"));
    }

    private static void writeRuns(Path file) throws IOException {
        try (Writer rows = Files.newBufferedWriter(file)) {
            rows.write("id,spec_id,status,started_at\n");
            for (int i = 0; i < ROWS; i++) {
                rows.write("run-" + i + ",api,success," + (1_770_000_000 + i) + "\n");
            }
        }
    }

    private static void assertWhole(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (Database database = Database.open(file)) {
            assertThat(database.sql().fetchValue("PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(database.sql().fetchValue("SELECT count(*) FROM pragma_foreign_key_check"))
                    .isEqualTo(0);
            assertThat(database.sql().fetchValue("SELECT count(*) FROM every_key WHERE run IS NULL"))
                    .isEqualTo(0);
            assertThat(database.sql()
                            .fetchValue("SELECT count(*) FROM runs WHERE id NOT IN (SELECT run FROM every_key)"))
                    .isEqualTo(0);
        }
    }

    private Process fabrik(Path err, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnJava.fabrik("-XX:TieredStopAtLevel=1"));
        builder.command().addAll(List.of(arguments));
        builder.environment().put("FABRIK_DB", folder.resolve("analytics.db").toString());
        builder.redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }
}
