package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.SharedData;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.smithers.SmithersCollector;
import sh.fabrik.run.RunPart;

/** What real producers recorded, through the real collector. */
final class RecordedRunsTest {
    @TempDir
    Path folder;

    @Test
    void a_real_run_grows_with_its_snapshots_and_does_not_shrink_again() {
        List<String> snapshots = List.of("be60768", "0ba5143", "29c9377", "d4fb5fd");
        try (Database database = Database.open(folder.resolve("a.db"))) {
            List<Integer> tasks = new ArrayList<>();
            for (String snapshot : snapshots) {
                save(database, "data/smithers-fabrik/" + snapshot);
                tasks.add(Dump.count(database, "tasks"));
            }
            assertThat(tasks).containsExactly(11, 36, 56, 80);
            assertThat(Dump.count(database, "runs")).isEqualTo(1);
            List<String> grown = Dump.of(database);
            for (String snapshot : snapshots) {
                assertThat(save(database, "data/smithers-fabrik/" + snapshot))
                        .extracting(Saved::change)
                        .containsOnly(Change.UNCHANGED);
            }
            assertThat(Dump.of(database)).isEqualTo(grown);
        }
    }

    @Test
    void snapshots_in_the_wrong_order_end_in_the_same_run() {
        List<List<String>> dumps = new ArrayList<>();
        for (List<String> order : List.of(
                List.of("be60768", "0ba5143", "29c9377", "d4fb5fd"),
                List.of("d4fb5fd", "29c9377", "0ba5143", "be60768"),
                List.of("29c9377", "d4fb5fd", "be60768", "0ba5143"))) {
            try (Database database = Database.open(folder.resolve(order.get(0) + ".db"))) {
                order.forEach(snapshot -> save(database, "data/smithers-fabrik/" + snapshot));
                dumps.add(Dump.of(database));
            }
        }
        assertThat(dumps).containsOnly(dumps.get(0));
    }

    @Test
    void growing_event_logs_and_databases_of_a_real_run_are_one_run_in_any_order() {
        List<String> files = List.of(
                "data/event-logs/07d13e2-hoth-todo-loop-e2e-20260312-23.ndjson",
                "data/smithers-fabrik/5d25cce",
                "data/event-logs/5d25cce-hoth-todo-loop-e2e-20260312-23.ndjson",
                "data/smithers-fabrik/83a39dc");
        List<List<String>> dumps = new ArrayList<>();
        for (List<String> order : Orders.of(files)) {
            try (Database database = Database.open(folder.resolve("order-" + dumps.size() + ".db"))) {
                order.forEach(file -> save(database, file));
                dumps.add(Dump.of(database));
                assertThat(Dump.count(database, "runs")).isEqualTo(1);
            }
        }
        assertThat(dumps).containsOnly(dumps.get(0));
    }

    @Test
    void outcomes_of_real_databases_are_those_that_the_producer_recorded() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            save(database, "data/smithers-upstream/040aded2-jjconflict-base-1_workflows_hello.db");
            assertThat(outcomes(database)).isEqualTo(Map.of("success", 65L));
            save(database, "data/smithers-upstream/040aded2-jjconflict-base-1_workflows_approval.db");
            assertThat(outcomes(database)).isEqualTo(Map.of("success", 75L, "failed", 8L, "none", 4L));
        }
    }

    private static Map<String, Long> outcomes(Database database) {
        return database.sql().selectFrom(RUNS).fetch(RUNS.STATUS).stream()
                .collect(Collectors.groupingBy(
                        status -> Optional.ofNullable(status).orElse("none"), Collectors.counting()));
    }

    private static List<Saved> save(Database database, String relative) {
        CollectRequest request = new CollectRequest(
                List.of(SharedData.require(relative)), "fabrik", "dev", Optional.empty(), Clock.systemUTC());
        try (Stream<Found> found = new SmithersCollector().read(request)) {
            List<RunPart> parts = found.filter(Found.Part.class::isInstance)
                    .map(each -> ((Found.Part) each).part())
                    .toList();
            return new RunStore(database).save(parts);
        }
    }
}
