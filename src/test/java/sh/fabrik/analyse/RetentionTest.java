package sh.fabrik.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.Retention;

class RetentionTest {
    private static final Instant NOW = HistoryBuilder.NOW;
    private static final Window HALF_A_YEAR = Window.last(Duration.ofDays(180), NOW);

    @TempDir
    private Path folder;

    @Test
    void aggregates_before_and_after_pruning_agree() {
        try (Database database = Story.written(folder, RetentionTest::longHistory)) {
            List<String> before = aggregates(database);
            Retention.Pruned pruned = new Retention(database).prune(Retention.USUAL, NOW);
            assertThat(pruned.runs()).isGreaterThan(1000);
            assertThat(count(database)).isEqualTo(4000 - pruned.runs());
            assertThat(aggregates(database)).isEqualTo(before);
        }
    }

    @Test
    void a_dry_run_takes_nothing_and_a_second_pruning_finds_nothing() {
        try (Database database = Story.written(folder, RetentionTest::longHistory)) {
            Retention retention = new Retention(database);
            Retention.Pruned would = retention.look(Retention.USUAL, NOW);
            assertThat(count(database)).isEqualTo(4000);
            assertThat(retention.prune(Retention.USUAL, NOW)).isEqualTo(would);
            assertThat(retention.prune(Retention.USUAL, NOW).runs()).isZero();
        }
    }

    @Test
    void numbers_over_pruned_runs_are_said_to_come_from_the_counters() {
        try (Database database = Story.written(folder, RetentionTest::longHistory)) {
            new Retention(database).prune(Retention.USUAL, NOW);
            assertThat(figures(database, HALF_A_YEAR)).noneMatch(Figure.Observed.class::isInstance);
            assertThat(figures(database, Window.last(Duration.ofDays(60), NOW)))
                    .anyMatch(Figure.Observed.class::isInstance);
        }
    }

    @Test
    void answers_of_metrics_about_a_pruned_run_go_with_it() {
        try (Database database = Story.written(folder, history -> history.runs(3000, "api", run -> {}))) {
            for (int run : new int[] {1, 2990}) {
                String id = database.sql()
                        .fetchSingle("SELECT id FROM runs WHERE run_id = ?", "run-" + run)
                        .get(0, String.class);
                database.sql()
                        .execute(
                                "INSERT INTO run_keys (source, key, run, run_id, project_id, pack, position)"
                                        + " VALUES ('kubernetes', ?, ?, ?, 'demo', ?, 0)",
                                "lab/demo/" + run,
                                id,
                                "run-" + run,
                                run);
                database.sql().execute("INSERT INTO follow_ups VALUES ('loki', ?, 0)", "lab/demo/" + run);
            }
            new Retention(database).prune(Retention.USUAL, NOW);
            assertThat(database.sql().fetch("SELECT key FROM follow_ups").getValues(0))
                    .isEqualTo(List.of("lab/demo/1"));
        }
    }

    private static List<Figure> figures(Database database, Window window) {
        return new FactFinder(database)
                .find(Optional.of("demo"), window).stream()
                        .filter(SpecHistory.class::isInstance)
                        .flatMap(fact -> ((SpecHistory) fact).evidence().figures().stream())
                        .toList();
    }

    private static List<String> aggregates(Database database) {
        return new FactFinder(database)
                .find(Optional.of("demo"), HALF_A_YEAR).stream()
                        .map(RetentionTest::aggregate)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<String> aggregate(Fact fact) {
        if (fact instanceof SpecHistory spec) {
            return Optional.of(spec.spec() + " " + spec.runs() + spec.success() + spec.averageCost()
                    + spec.averageDuration() + spec.timeout() + spec.firstRun() + spec.lastRun());
        }
        if (fact instanceof MemoryProfile memory) {
            return Optional.of(
                    "" + memory.options() + memory.killedAtLimit() + memory.p95Peak() + memory.largestPeak());
        }
        if (fact instanceof TimeoutProfile timeout) {
            return Optional.of("" + timeout.suggested() + timeout.longestSuccess() + timeout.timeouts());
        }
        if (fact instanceof ModelRecord model) {
            return Optional.of("" + model.model() + model.success() + model.averageCost());
        }
        return fact instanceof FailurePattern pattern
                ? Optional.of("" + pattern.errorType() + pattern.runs() + pattern.failures() + pattern.share())
                : Optional.empty();
    }

    private static int count(Database database) {
        return database.sql().fetchSingle("SELECT count(*) FROM runs").get(0, Integer.class);
    }

    /** An hour between two runs: 166 days. */
    private static void longHistory(HistoryBuilder history) {
        Random random = new Random(3);
        history.runs(4000, "api", run -> {
            run.model("opus").cost(random.nextDouble()).lasted(100 + random.nextInt(900));
            run.limit("2Gi").peak(900 + random.nextInt(600) + "Mi");
            switch (random.nextInt(8)) {
                case 0 -> run.error("test_fail");
                case 1 -> run.killedAt("2Gi");
                case 2 -> run.stoppedAfter(1200);
                default -> run.iterations(2);
            }
        });
    }
}
