package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.SharedData;
import sh.fabrik.store.Change;
import sh.fabrik.store.Database;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.Saved;

class GrowingRunTest {
    private static final List<String> MOMENTS = List.of("be60768", "0ba5143", "29c9377", "d4fb5fd");

    @TempDir
    Path folder;

    @Test
    void a_run_collected_at_four_moments_is_one_run_that_grows() {
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            List<Integer> tasks = new ArrayList<>();
            for (String moment : MOMENTS) {
                assertThat(collect(database, moment)).containsExactly(tasks.isEmpty() ? Change.NEW : Change.UPDATED);
                tasks.add(count(database, "tasks"));
            }
            assertThat(tasks).containsExactly(11, 36, 56, 80);
            assertThat(count(database, "runs")).isEqualTo(1);
            assertThat(MOMENTS.stream().flatMap(moment -> collect(database, moment).stream()))
                    .containsOnly(Change.UNCHANGED);
            assertThat(count(database, "tasks")).isEqualTo(80);
        }
    }

    @Test
    void the_latest_moment_first_ends_the_same() {
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            for (String moment : List.of("d4fb5fd", "be60768", "29c9377", "0ba5143")) {
                assertThat(collect(database, moment)).hasSize(1);
            }
            assertThat(count(database, "tasks")).isEqualTo(80);
            assertThat(count(database, "runs")).isEqualTo(1);
        }
    }

    @Test
    void a_database_and_its_event_logs_are_one_run() {
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            Path logs = SharedData.require("data/event-logs");
            RunStore store = new RunStore(database);
            store.save(Collecting.of(logs).parts());
            store.save(Collecting.of(SharedData.require("data/smithers-fabrik/5d25cce"))
                    .parts());
            assertThat(database.sql()
                            .fetchCount(DSL.table("runs"), DSL.field("run_id").like("hoth%-23")))
                    .isEqualTo(1);
        }
    }

    private static Stream<Saved> saved(Database database, String moment) {
        Path path = SharedData.require("data/smithers-fabrik/" + moment);
        return new RunStore(database).save(Collecting.of(path).parts()).stream();
    }

    private static List<Change> collect(Database database, String moment) {
        return saved(database, moment).map(Saved::change).toList();
    }

    private static int count(Database database, String table) {
        return database.sql().fetchCount(DSL.table(table));
    }
}
