package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sh.fabrik.store.Samples.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.SpecText;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;

/** SQLite's own limit of pages stands for a full disk: both end in the same error. */
final class FullDiskTest {
    private static final Window WINDOW = Window.last(Duration.ofDays(90), START);

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

    @Test
    void an_analysis_that_finds_the_disk_full_leaves_the_earlier_one_as_it_was() {
        try (Database database = Database.open(folder.resolve("fabrik.db"))) {
            AnalysisStore analyses = new AnalysisStore(database);
            analyses.save("shop", WINDOW, "hash", KnownFacts.of(facts(3)), START);
            List<Fact> before = analyses.facts(spec(2));
            limit(database, pages(database) + 2);
            assertThatThrownBy(() -> analyses.save("shop", WINDOW, "hash", KnownFacts.of(facts(2_000)), START))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageStartingWith("The disk is full: ");
            assertThat(analyses.facts(spec(2))).isEqualTo(before);
            limit(database, 1_000_000);
            analyses.save("shop", WINDOW, "hash", KnownFacts.of(facts(2_000)), START);
            assertThat(Dump.count(database, "spec_facts")).isEqualTo(2_000);
        }
    }

    @Test
    void a_small_file_system_that_is_really_full_says_the_same() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "may not mount here");
        try (Database database = Database.open(disk.resolve("fabrik.db"))) {
            RunStore store = new RunStore(database);
            store.save(history(0, 200));
            assertThatThrownBy(() -> store.save(history(200, 12_000)))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageStartingWith("The disk is full: ");
            assertThat(Dump.count(database, "runs")).isEqualTo(200);
            assertThat(ran("mount", "-o", "remount,size=100m", disk.toString())).isTrue();
            store.save(history(0, 12_000));
            assertThat(Dump.count(database, "runs")).isEqualTo(12_000);
        } finally {
            ran("umount", disk.toString());
        }
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static List<Fact> facts(int specs) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < specs; i++) {
            facts.add(new SpecText(spec(i), 3, 2, 1, true, List.of("a goal of spec " + i)));
        }
        return facts;
    }

    private static SpecId spec(int number) {
        return new SpecId("shop", "spec-" + number);
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
