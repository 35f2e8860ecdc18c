package sh.fabrik.analyse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sh.fabrik.analyse.HistoryBuilder.LAST_30_DAYS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.analyse.HistoryBuilder;
import sh.fabrik.analyse.Story;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;

class QueriesTest {
    private static final Optional<String> DEMO = Optional.of("demo");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 19, 20, 21, 99, 100, 101, 250})
    void percentiles_are_those_of_brute_force(int runs) {
        Random random = new Random(runs);
        List<Long> peaks = new ArrayList<>();
        try (Database database = history(history -> history.runs(runs, "api", run -> {
            long peak = 500 + random.nextInt(40);
            peaks.add(peak);
            run.peak(peak + "Mi");
        }))) {
            ResourceUsage.Row row = new ResourceUsage(database)
                    .rows(Question.of(DEMO, LAST_30_DAYS))
                    .get(0);
            assertThat(row.runs()).isEqualTo(runs);
            assertThat(row.p50().mebibytes()).isEqualTo(bruteForce(peaks, 50));
            assertThat(row.p95().mebibytes()).isEqualTo(bruteForce(peaks, 95));
            assertThat(row.p99().mebibytes()).isEqualTo(bruteForce(peaks, 99));
        }
    }

    /** The smallest peak that at least so many percent of the peaks do not exceed, in whole numbers. */
    private static long bruteForce(List<Long> peaks, int percent) {
        return peaks.stream()
                .filter(peak -> 100L * peaks.stream().filter(p -> p <= peak).count() >= (long) percent * peaks.size())
                .min(Long::compare)
                .orElseThrow();
    }

    @Test
    void a_kill_stands_at_its_limit_and_a_run_without_a_peak_is_left_out() {
        try (Database database = history(
                history -> history.runs(3, "api", run -> run.killedAt("2Gi").peak("1Gi"))
                        .runs(5, "api", run -> run.limit("2Gi")))) {
            assertThat(new ResourceUsage(database).rows(Question.of(DEMO, LAST_30_DAYS)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.runs()).isEqualTo(3);
                        assertThat(row.kills().hits()).isEqualTo(3);
                        assertThat(row.p50()).isEqualTo(Memory.parse("2Gi"));
                    });
        }
    }

    @Test
    void models_are_ranked_by_success_on_each_type() {
        try (Database database = history(history -> history.spec("a", "api", "low", 3)
                .runs(9, "a", run -> run.model("opus").cost(2))
                .runs(1, "a", run -> run.model("opus").error("test_fail"))
                .runs(5, "a", run -> run.model("sonnet"))
                .runs(5, "a", run -> run.model("sonnet").error("test_fail"))
                .runs(50, "a", run -> run.model("sonnet").killedAt("1Gi"))
                .runs(2, "other", run -> {}))) {
            List<ModelEffectiveness.Row> rows = new ModelEffectiveness(database).rows(Question.of(DEMO, LAST_30_DAYS));
            assertThat(rows).extracting(ModelEffectiveness.Row::specType).containsExactly("api", "api", "unknown");
            assertThat(rows.get(0).model().map(Object::toString)).contains("opus");
            assertThat(rows.get(0).success().observed()).isEqualTo(0.9);
            assertThat(rows.get(0).averageCost()).contains(Usd.of(2.0));
            assertThat(rows.get(0).costedRuns()).isEqualTo(9);
            assertThat(rows.get(1).runs()).isEqualTo(10);
            assertThat(rows.get(1).averageCost()).isEmpty();
            assertThat(rows.get(2).model()).isEmpty();
        }
    }

    @Test
    void an_unknown_cost_is_no_cost_and_never_zero() {
        try (Database database =
                history(history -> history.runs(4, "a", run -> run.model("opus").cost(0.5))
                        .runs(6, "a", run -> run.model("opus"))
                        .runs(1, "a", run -> run.model("opus").cost(1).killedAt("1Gi"))
                        .runs(3, "b", run -> run.model("haiku"))
                        .runs(2, "c", run -> run.model("local").cost(0)))) {
            List<CostEfficiency.Row> rows = new CostEfficiency(database).rows(Question.of(DEMO, LAST_30_DAYS));
            CostEfficiency.Row a = rows.get(0);
            assertThat(a.runs()).isEqualTo(11);
            assertThat(a.costedRuns()).isEqualTo(5);
            assertThat(a.success().hits()).isEqualTo(4);
            assertThat(a.spent()).contains(Usd.of(3.0));
            assertThat(a.costPerSuccess()).contains(Usd.of(0.75));
            assertThat(a.successesPerUsd().orElseThrow()).isCloseTo(4 / 3.0, within(1e-12));
            assertThat(rows.get(1).spent()).isEmpty();
            assertThat(rows.get(1).costPerSuccess()).isEmpty();
            assertThat(rows.get(2).costPerSuccess()).contains(Usd.of(0.0));
            assertThat(rows.get(2).successesPerUsd()).isEmpty();
        }
    }

    @Test
    void errors_are_counted_by_attempt_or_by_run_when_no_attempt_shows_them() {
        try (Database database = history(history -> history.spec("a", "api", "low", 3)
                .run("a", run -> run.error("test_fail").lasted(900))
                .attempt("impl", "failed", "test_fail", "3 tests failed")
                .attempt("impl", "failed", "test_fail", "2 tests failed")
                .run("a", run -> run.error("test_fail").lasted(180))
                .run("a", run -> {})
                .attempt("impl", "retry", "network", "connection reset"))) {
            List<FailurePatterns.Row> rows = new FailurePatterns(database).rows(Question.of(DEMO, LAST_30_DAYS));
            assertThat(rows).extracting(FailurePatterns.Row::errorType).containsExactly("test_fail", "network");
            FailurePatterns.Row tests = rows.get(0);
            assertThat(tests.occurrences()).isEqualTo(3);
            assertThat(tests.runs()).isEqualTo(2);
            assertThat(tests.specs()).isEqualTo(1);
            assertThat(tests.taskCount()).contains(3);
            assertThat(tests.averageTimeToFailure()).contains(Duration.ofSeconds(100));
        }
    }

    @Test
    void a_spec_under_seventy_percent_wants_a_review() {
        try (Database database =
                history(history -> history.runs(7, "good", run -> run.cost(1).iterations(2))
                        .runs(3, "good", run -> run.cost(1).error("test_fail").iterations(4))
                        .runs(6, "poor", run -> run.cost(1))
                        .runs(4, "poor", run -> run.cost(1).error("test_fail"))
                        .runs(20, "poor", run -> run.cancelled())
                        .runs(2, "rare", run -> {}))) {
            List<SpecQuality.Row> rows = new SpecQuality(database).rows(Question.of(DEMO, LAST_30_DAYS));
            assertThat(rows).extracting(row -> row.spec().id()).containsExactly("poor", "good", "rare");
            assertThat(rows).extracting(SpecQuality.Row::needsReview).containsExactly(true, false, false);
            assertThat(rows.get(0).runs()).isEqualTo(10);
            assertThat(rows.get(1).averageIterations().orElseThrow()).isCloseTo(2.6, within(1e-12));
            assertThat(rows.get(2).score()).isEmpty();
            assertThat(rows.get(0).score().orElseThrow().points())
                    .isLessThan(rows.get(1).score().orElseThrow().points());
        }
    }

    @Test
    void the_specs_that_are_killed_and_those_that_are_large_come_first() {
        try (Database database = history(history -> history.runs(9, "small", run -> run.peak("200Mi"))
                .runs(9, "large", run -> run.peak("6Gi"))
                .runs(9, "seldom", run -> run.peak("1Gi"))
                .runs(1, "seldom", run -> run.killedAt("2Gi"))
                .runs(9, "often", run -> run.peak("1Gi"))
                .runs(5, "often", run -> run.killedAt("2Gi")))) {
            assertThat(new ResourceUsage(database).rows(Question.of(DEMO, LAST_30_DAYS)))
                    .extracting(row -> row.spec().id())
                    .containsExactly("often", "seldom", "large", "small");
        }
    }

    @Test
    void the_spec_on_which_most_is_spent_comes_first_with_its_best_model_first() {
        try (Database database = history(
                history -> history.runs(9, "cheap", run -> run.model("opus").cost(0.1))
                        .runs(3, "dear", run -> run.model("opus").cost(2))
                        .runs(3, "dear", run -> run.model("haiku").cost(0.1))
                        .runs(3, "unknown", run -> run.model("opus")))) {
            assertThat(new CostEfficiency(database).rows(Question.of(DEMO, LAST_30_DAYS)))
                    .extracting(row -> row.spec().id() + " " + row.model().orElseThrow())
                    .containsExactly("dear haiku", "dear opus", "cheap opus", "unknown opus");
        }
    }

    @Test
    void only_the_window_and_the_project_count() {
        try (Database database = history(history -> history.runs(10, "a", run -> {}))) {
            new HistoryBuilder(database, "other").runs(4, "a", run -> {});
            Instant now = HistoryBuilder.NOW;
            Window lastThree = Window.last(Duration.ofHours(3), now);
            assertThat(runs(database, DEMO, lastThree)).isEqualTo(3);
            assertThat(runs(database, DEMO, Window.last(Duration.ofHours(3), now.minusSeconds(1800))))
                    .isEqualTo(3);
            assertThat(runs(database, DEMO, Window.last(Duration.ofDays(1), now.minusSeconds(86_400))))
                    .isZero();
            assertThat(runs(database, Optional.empty(), LAST_30_DAYS)).isEqualTo(14);
        }
    }

    private static int runs(Database database, Optional<String> project, Window window) {
        return new ModelEffectiveness(database)
                .rows(Question.of(project, window)).stream()
                        .mapToInt(ModelEffectiveness.Row::runs)
                        .sum();
    }

    private Database history(Consumer<HistoryBuilder> history) {
        return Story.written(folder, history);
    }
}
