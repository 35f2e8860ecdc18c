package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.Samples.START;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.Source;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;

/** Keys that the rows of their runs tell are as good as keys with rows of their own. */
final class ToldKeysTest {
    private static final int MANY = 250; // in three packs

    @TempDir
    Path folder;

    private Database database;
    private RunStore store;

    @BeforeEach
    void tell() {
        database = Database.open(folder.resolve("told.db"));
        store = new RunStore(database);
        store.expectHistory();
        collect(history());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_plain_history_has_no_rows_of_keys() {
        assertThat(Dump.count(database, "run_keys")).isZero();
        assertThat(told()).isEqualTo(MANY);
        assertSameAs(history());
    }

    @Test
    void the_same_history_again_changes_nothing() {
        assertThat(store.save(history())).extracting(Saved::change).containsOnly(Change.UNCHANGED);
        assertThat(told()).isEqualTo(MANY);
    }

    @Test
    void a_line_that_changed_is_merged_and_moves() {
        List<RunPart> news = changed(history().subList(0, 120), ToldKeysTest::withIterations);
        assertThat(store.save(news)).extracting(Saved::change).containsOnly(Change.UPDATED);
        assertThat(told()).isEqualTo(MANY - 120);
        assertThat(database.sql()
                        .fetch("SELECT live FROM part_packs ORDER BY id")
                        .getValues(0, Integer.class))
                .containsExactly(80, 50, 100, 20);
        assertSameAs(history(), news);
        assertThat(store.save(news)).extracting(Saved::change).containsOnly(Change.UNCHANGED);
    }

    @Test
    void another_source_completes_its_run_with_its_own_times() {
        RunPart work = Samples.database("run-77", START.plusSeconds(77).minusMillis(400));
        assertThat(store.save(List.of(work)).get(0).change()).isEqualTo(Change.UPDATED);
        assertThat(Dump.count(database, "runs")).isEqualTo(MANY);
        assertSameAs(history(), List.of(work));
    }

    @Test
    void another_source_with_the_same_run_id_may_stay_apart() {
        RunPart work = Samples.database("run-77", START.plus(Duration.ofHours(9)));
        assertThat(store.save(List.of(work)).get(0).change()).isEqualTo(Change.NEW);
        assertThat(Dump.count(database, "runs")).isEqualTo(MANY + 1);
        assertSameAs(history(), List.of(work));
    }

    @Test
    void what_other_sources_and_other_names_say_gives_the_same_in_any_order() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<RunPart> later = later(random);
            try (Database other = Database.open(folder.resolve(seed + ".db"))) {
                RunStore first = new RunStore(other);
                first.expectHistory();
                collect(first, history());
                collect(first, later);
                try (Database plain = Database.open(folder.resolve(seed + "-plain.db"))) {
                    new RunStore(plain).save(history());
                    new RunStore(plain).save(later);
                    assertThat(Dump.of(other)).as("seed " + seed).isEqualTo(Dump.of(plain));
                }
            }
        }
    }

    @Test
    void a_spec_that_comes_later_changes_the_run_and_leaves_its_key() {
        Spec spec = SpecStoreTest.spec(
                new SpecId(Samples.PROJECT, "Spec_1"),
                new Spec.Version(
                        "f1", "c1", START.minus(Duration.ofDays(9)), Spec.Version.Origin.GIT, Optional.empty()));
        new SpecStore(database).save(spec, START.minus(Duration.ofDays(1)));
        assertThat(Dump.count(database, "runs WHERE spec_id = 'Spec_1' AND spec_fingerprint = 'f1'"))
                .isEqualTo(MANY);
        assertThat(told()).isEqualTo(MANY);
        assertThat(store.save(history())).extracting(Saved::change).containsOnly(Change.UNCHANGED);
    }

    @Test
    void pruned_runs_take_their_packs_along() {
        new Retention(database).prune(Retention.USUAL, START.plus(Duration.ofDays(4_000)));
        assertThat(Dump.count(database, "runs")).isZero();
        assertThat(Dump.count(database, "part_packs")).isZero();
        assertThat(Dump.count(database, "every_key")).isZero();
    }

    private static List<RunPart> later(Random random) {
        List<RunPart> later = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int run = random.nextInt(MANY);
            Instant near = START.plusSeconds(run).plusMillis(random.nextInt(8_000) - 4_000);
            later.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Samples.database("run-" + run, near);
                        case 1 -> Samples.lint("run-" + run);
                        case 2 -> Samples.csv("twin-" + i, "run-" + run, near);
                        case 3 -> withIterations(history().get(run));
                        default ->
                            RunPart.of(new RunKey(Source.CSV, "shop/run-" + run), "other", "shop", 2, "sample")
                                    .withTiming(Samples.timing(near, Optional.empty()));
                    });
        }
        return later;
    }

    private static RunPart withIterations(RunPart part) {
        return part.withEffort(
                new Effort(Optional.of(7), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static List<RunPart> changed(List<RunPart> parts, UnaryOperator<RunPart> change) {
        return parts.stream().map(change).toList();
    }

    private static List<RunPart> history() {
        List<RunPart> parts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            parts.add(Samples.csv("run-" + i, "run-" + i, START.plusSeconds(i))
                    .withConfiguration(Samples.ofSpec("spec-1")));
        }
        return parts;
    }

    private void collect(List<RunPart> parts) {
        collect(store, parts);
    }

    private static void collect(RunStore store, List<RunPart> parts) {
        Preparation preparation = store.preparation();
        parts.forEach(preparation::add);
        store.save(preparation.end());
    }

    private int told() {
        return Dump.count(database, "runs WHERE part IS NOT NULL");
    }

    @SafeVarargs
    private void assertSameAs(List<RunPart>... batches) {
        try (Database plain = Database.open(folder.resolve("plain.db"))) {
            for (List<RunPart> batch : batches) {
                new RunStore(plain).save(batch);
            }
            assertThat(Dump.of(database)).isEqualTo(Dump.of(plain));
        }
    }
}
