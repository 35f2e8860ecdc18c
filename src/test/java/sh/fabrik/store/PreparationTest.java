package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.Samples.START;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.Source;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Verdict;

/** What is computed before saving changes nothing of what is stored. */
final class PreparationTest {
    @TempDir
    Path folder;

    private Database database;
    private RunStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("prepared.db"));
        store = new RunStore(database);
        store.save(history(0, 3));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_prepared_history_is_stored_as_an_unprepared_one() {
        List<RunPart> first = history(0, 1_200);
        List<RunPart> second = history(900, 1_500);
        assertThat(prepared(history(3, 1_200)).lone()).isPresent();
        save(first);
        save(second);
        save(history(1_500, 1_700));
        assertSameAs(first, second, history(1_500, 1_700));
        assertThat(save(history(0, 1_700))).extracting(Saved::change).containsOnly(Change.UNCHANGED);
    }

    @Test
    void the_first_runs_of_an_empty_database_are_prepared() {
        try (Database empty = Database.open(folder.resolve("empty.db"))) {
            RunStore first = new RunStore(empty);
            first.expectHistory();
            Preparation preparation = first.preparation();
            history(0, 2_500).forEach(preparation::add);
            Prepared batch = preparation.end();
            assertThat(batch.others()).isEmpty();
            assertThat(first.save(batch)).extracting(Saved::change).containsOnly(Change.NEW);
            store.save(history(3, 2_500));
            assertThat(Dump.of(empty)).isEqualTo(Dump.of(database));
            assertThat(days(empty)).isEqualTo(days(database));
        }
    }

    @Test
    void times_within_a_second_are_kept() {
        List<RunPart> fine = history(3, 1_100).stream()
                .map(part -> part.withTiming(Samples.timing(
                        START.plusMillis(part.runId().hashCode() % 5_000), Optional.of(START.plusMillis(9_000_001)))))
                .toList();
        save(fine);
        assertSameAs(fine);
    }

    @Test
    void lines_of_one_run_id_or_one_name_meet_in_one_batch() {
        List<RunPart> parts = new ArrayList<>(history(3, 1_100));
        for (int i = 0; i < 1_100; i += 7) {
            parts.add(Samples.csv("again-" + i, "run-" + i, START.plusSeconds(i + 2L)));
            parts.add(named("shop/run/" + i, "shop/run", String.valueOf(i)));
            parts.add(history(i, i + 1).get(0).withTiming(Samples.timing(START, Optional.empty())));
        }
        parts.add(Samples.database("run-9", START.plusSeconds(9)));
        for (int mix = 0; mix < 3; mix++) {
            Collections.shuffle(parts, new Random(mix));
            save(parts);
        }
        assertSameAs(parts);
    }

    @Test
    void a_spec_that_came_after_the_preparation_counts() {
        Prepared batch = prepared(history(3, 1_100));
        new SpecStore(database).save(spec("Spec_1"), START.minus(Duration.ofDays(1)));
        store.save(batch);
        save(history(1_100, 1_300));
        assertThat(database.sql()
                        .fetchSingle("SELECT count(*) FROM runs WHERE spec_id = 'Spec_1' AND spec_fingerprint = 'f1'")
                        .get(0, Integer.class))
                .isEqualTo(1_300 / 3);
        assertCountersAreThoseOfARebuild();
    }

    @Test
    void what_another_process_stored_meanwhile_is_not_stored_twice() {
        Prepared batch = prepared(history(3, 1_100));
        try (Database other = Database.open(database.path())) {
            new RunStore(other).save(history(1_000, 1_010));
        }
        assertThat(store.save(batch).stream().filter(saved -> saved.change() == Change.NEW))
                .hasSize(1_087);
        assertSameAs(history(0, 1_100));
    }

    private Prepared prepared(List<RunPart> parts) {
        Preparation preparation = store.preparation();
        parts.forEach(preparation::add);
        return preparation.end();
    }

    private List<Saved> save(List<RunPart> parts) {
        return store.save(prepared(parts));
    }

    @SafeVarargs
    private void assertSameAs(List<RunPart>... batches) {
        try (Database plain = Database.open(folder.resolve("plain.db"))) {
            RunStore other = new RunStore(plain);
            other.save(history(0, 3));
            List.of(batches).forEach(other::save);
            assertThat(Dump.of(database)).isEqualTo(Dump.of(plain));
            assertThat(days(database)).isEqualTo(days(plain));
        }
        assertCountersAreThoseOfARebuild();
    }

    private void assertCountersAreThoseOfARebuild() {
        List<String> kept = days(database);
        new DayCounters(database).rebuild();
        assertThat(kept).isNotEmpty().isEqualTo(days(database));
        assertThat(new Upkeep(database).check().isEmpty()).isTrue();
    }

    private static List<String> days(Database database) {
        return database.sql()
                .fetch("SELECT project_id, spec_id, day, runs, summary FROM run_days ORDER BY 1, 2, 3")
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3) + " "
                        + HexFormat.of().formatHex(row.get(4, byte[].class)));
    }

    /** Three specs, one run in seven failed, half a day apart each hundred. */
    private static List<RunPart> history(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Samples.csv("run-" + i, "run-" + i, START.plusSeconds(i * 432L))
                        .withVerdict(new Verdict(
                                Optional.of(i % 7 == 0 ? Outcome.FAILED : Outcome.SUCCESS),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Verdict.Evidence.RECORD))
                        .withConfiguration(new Configuration(
                                Optional.of("spec-" + i % 3),
                                Optional.empty(),
                                Optional.of("impl"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Duration.ofMinutes(i % 5)))))
                .toList();
    }

    private static RunPart named(String key, String project, String runId) {
        return RunPart.of(new RunKey(Source.CSV, key), runId, project, 1, "sample")
                .withTiming(Samples.timing(START, Optional.empty()));
    }

    private static Spec spec(String id) {
        return SpecStoreTest.spec(
                new SpecId(Samples.PROJECT, id),
                new Spec.Version(
                        "f1", "c1", START.minus(Duration.ofDays(9)), Spec.Version.Origin.GIT, Optional.empty()));
    }
}
