package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.Samples.START;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

final class AloneTest {
    @TempDir
    Path folder;

    private Database database;
    private RunStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("fabrik.db"));
        store = new RunStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_run_that_only_one_line_tells_of_is_alone_until_it_is_stored() {
        List<RunPart> history = history(0, 250);
        assertThat(Alone.among(database, history).runs()).isEqualTo(history);
        store.save(history);
        assertThat(Alone.among(database, history).runs()).isEmpty();
        assertThat(Alone.among(database, history).others()).isEqualTo(history);
    }

    @Test
    void two_lines_with_one_run_id_are_not_alone() {
        List<RunPart> twice = List.of(Samples.csv("a", "r", START), Samples.csv("b", "r", START.plusSeconds(90)));
        assertThat(Alone.among(database, twice).runs()).isEmpty();
    }

    @Test
    void a_name_that_is_stored_under_another_run_id_or_project_is_not_alone() {
        RunPart told = named("a/b/c", "a/b", "c");
        store.save(List.of(told));
        assertThat(Alone.among(database, List.of(named("a/b/c", "a", "b/c"))).runs())
                .isEmpty();
        store.save(List.of(Samples.csv("other", "first", START)));
        assertThat(Alone.among(database, List.of(Samples.csv("other", "second", START)))
                        .runs())
                .isEmpty();
    }

    @Test
    void a_name_moves_with_its_run_id_and_leaves_nothing_behind() {
        store.save(List.of(named("a/b/c", "a/b", "c")));
        store.save(List.of(named("a/b/c", "a", "b/c")));
        assertThat(Dump.count(database, "run_keys")).isEqualTo(1);
        assertThat(Dump.count(database, "runs")).isEqualTo(1);
        assertThat(database.sql().fetchSingle("SELECT project_id FROM runs").get(0))
                .isEqualTo("a");
    }

    @Test
    void other_sources_and_our_own_exports_are_never_alone() {
        RunPart export = Samples.csv("01ARZ3NDEKTSV4RRFFQ69G5FAV", "r1", START);
        List<RunPart> parts = List.of(Samples.database("r2", START), Samples.lint("r3"), export);
        assertThat(Alone.among(database, parts).runs()).isEmpty();
    }

    @Test
    void a_history_gives_the_same_runs_in_one_batch_and_one_by_one() {
        List<RunPart> history = history(0, 30);
        store.save(history);
        try (Database other = Database.open(folder.resolve("other.db"))) {
            RunStore single = new RunStore(other);
            history.forEach(part -> single.save(List.of(part)));
            assertThat(Dump.of(other)).isEqualTo(Dump.of(database));
        }
    }

    @Test
    void a_history_read_again_with_news_keeps_only_packs_in_use() {
        store.save(history(0, 250));
        assertThat(Dump.count(database, "part_packs")).isEqualTo(3);
        List<RunPart> news = new ArrayList<>();
        history(0, 120)
                .forEach(part -> news.add(part.withTiming(Samples.timing(START, Optional.of(START.plusSeconds(7))))));
        assertThat(store.save(news)).extracting(Saved::change).containsOnly(Change.UPDATED);
        assertThat(database.sql()
                        .fetch("SELECT live FROM part_packs ORDER BY id")
                        .getValues(0, Integer.class))
                .containsExactly(80, 50, 100, 20);
        assertThat(store.save(history(0, 250))).hasSize(250);
        assertThat(Dump.count(database, "runs")).isEqualTo(250);
    }

    @Test
    void a_later_source_completes_a_run_of_a_packed_history() {
        store.save(history(0, 250));
        Saved saved = store.save(List.of(Samples.database("run-77", START.plusSeconds(77))))
                .get(0);
        assertThat(saved.change()).isEqualTo(Change.UPDATED);
        assertThat(Dump.count(database, "runs")).isEqualTo(250);
        assertThat(Dump.count(database, "tasks")).isEqualTo(3);
    }

    private static List<RunPart> history(int from, int to) {
        List<RunPart> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            parts.add(Samples.csv("run-" + i, "run-" + i, START.plusSeconds(i)));
        }
        return parts;
    }

    private static RunPart named(String key, String project, String runId) {
        return RunPart.of(new RunKey(Source.CSV, key), runId, project, 1, "sample")
                .withTiming(Samples.timing(START, Optional.empty()));
    }
}
