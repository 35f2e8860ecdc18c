package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sh.fabrik.store.Samples.START;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.RunPart;

/** SQLite's own limit of pages stands for a full disk: both end in the same error. */
final class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void a_full_disk_is_one_sentence_and_the_rest_arrives_when_there_is_space_again() {
        Path file = folder.resolve("fabrik.db");
        try (Database database = Database.open(file)) {
            RunStore store = new RunStore(database);
            store.save(history(0, 200));
            List<String> before = Dump.of(database);
            limit(database, pages(database) + 2);
            assertThatThrownBy(() -> store.save(history(200, 6_000)))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageStartingWith("The disk is full: " + file)
                    .hasMessageContaining("make room")
                    .hasMessageNotContaining("\n");
            assertThat(Dump.of(database)).isEqualTo(before);
            assertThat(database.sql().fetchSingle("PRAGMA integrity_check").get(0, String.class))
                    .isEqualTo("ok");
            limit(database, 1_000_000);
            assertThat(store.save(history(0, 6_000)))
                    .filteredOn(saved -> saved.change() == Change.NEW)
                    .hasSize(5_800);
        }
        try (Database database = Database.open(file)) {
            assertThat(Dump.count(database, "runs")).isEqualTo(6_000);
        }
    }

    private static long pages(Database database) {
        return database.sql().fetchSingle("PRAGMA page_count").get(0, Long.class);
    }

    private static void limit(Database database, long pages) {
        database.sql().fetch("PRAGMA max_page_count = " + pages);
    }

    private static List<RunPart> history(int from, int to) {
        List<RunPart> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            parts.add(Samples.csv("run-" + i, "run-" + i, START.plusSeconds(i)));
        }
        return parts;
    }
}
