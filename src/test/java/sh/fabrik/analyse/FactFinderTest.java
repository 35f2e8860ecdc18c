package sh.fabrik.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.HistoryBuilder.LAST_30_DAYS;
import static sh.fabrik.analyse.HistoryBuilder.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.Baseline;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.RecentRun;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;

class FactFinderTest {
    @TempDir
    private Path folder;

    @Test
    void an_empty_window_gives_no_facts_and_the_extent_tells_where_history_is() {
        try (Database database = Story.written(folder, history -> history.runs(5, "api", run -> {}))) {
            Window later = Window.last(Duration.ofDays(30), NOW.plus(Duration.ofDays(90)));
            assertThat(new FactFinder(database).find(Optional.empty(), later)).isEmpty();
            History.Extent extent = new History(database).extent(Optional.empty());
            assertThat(extent.ended()).isEqualTo(5);
            assertThat(extent.last()).contains(NOW.minusSeconds(3600));
            assertThat(extent.first()).contains(NOW.minusSeconds(5 * 3600));
            assertThat(new History(database).extent(Optional.of("nobody")).last())
                    .isEmpty();
        }
    }

    @Test
    void a_window_begins_with_a_day_and_ends_with_a_second() {
        try (Database database = Story.written(folder, history -> history.runs(100, "api", run -> {}))) {
            // runs end at every full hour up to 11:00 of November 1st
            Instant asOf = Instant.parse("2026-10-31T06:30:00Z");
            Window window = Window.last(Duration.ofDays(1), asOf);
            assertThat(new FactFinder(database).find(Optional.empty(), window))
                    .filteredOn(SpecHistory.class::isInstance)
                    .singleElement()
                    .satisfies(fact -> {
                        assertThat(((SpecHistory) fact).runs()).isEqualTo(24 + 7);
                        assertThat(((SpecHistory) fact).lastRun()).isEqualTo(Instant.parse("2026-10-31T06:00:00Z"));
                    });
        }
    }

    @Test
    void runs_without_an_outcome_or_a_time_are_not_counted() {
        SpecHistory spec = Story.fact(
                folder,
                SpecHistory.class,
                history -> history.runs(4, "api", run -> {})
                        .runs(3, "api", run -> run.record().setStatus(null))
                        .runs(2, "api", run -> {
                            run.record().setStartedAt(null);
                            run.record().setCompletedAt(null);
                        }));
        assertThat(spec.runs()).isEqualTo(4);
    }

    @Test
    void each_run_counts_as_what_it_speaks_about() {
        SpecHistory spec = Story.fact(
                folder,
                SpecHistory.class,
                history -> history.runs(
                                6, "api", run -> run.cost(0.5).lasted(100).iterations(3))
                        .runs(2, "api", run -> run.error("test_fail").lasted(200))
                        .runs(1, "api", run -> run.stoppedAfter(900))
                        .runs(3, "api", run -> run.killedAt("1Gi"))
                        .runs(4, "api", run -> run.failed("infrastructure"))
                        .runs(1, "api", run -> run.error("tool_missing"))
                        .runs(2, "api", run -> run.cancelled())
                        .runs(1, "api", run -> run.failed("blocked")));
        assertThat(spec.runs()).isEqualTo(20);
        assertThat(spec.judgedRuns()).isEqualTo(9);
        assertThat(spec.success().hits()).isEqualTo(6);
        assertThat(spec.timeouts()).isEqualTo(1);
        assertThat(spec.memoryKills()).isEqualTo(3);
        assertThat(spec.environmentFailures()).isEqualTo(5);
        assertThat(spec.cancelled()).isEqualTo(2);
        assertThat(spec.averageCost().orElseThrow().toString()).isEqualTo("0.5");
        assertThat(spec.averageDuration()).contains(Duration.ofMillis(Math.round(1900.0 / 9 * 1000)));
    }

    @Test
    void what_the_folder_says_of_a_spec_goes_before_what_its_runs_say() {
        SpecHistory spec = Story.fact(folder, SpecHistory.class, history -> {
            history.spec("api", "api", "high", 9);
            history.run("api", run -> run.model("opus").limit("2Gi"));
        });
        assertThat(spec.type()).isEqualTo("api");
        assertThat(spec.tasks()).isEqualTo(9);
        assertThat(spec.model()).contains(new Model("opus"));
        assertThat(spec.memoryLimit()).contains(Memory.parse("2Gi"));
    }

    @Test
    void projects_are_compared_with_themselves_only() {
        try (Database database = Story.written(folder, history -> history.runs(4, "api", run -> {}))) {
            new HistoryBuilder(database, "other").runs(6, "api", run -> run.error("test_fail"));
            new DayCounters(database).rebuild();
            var facts = new FactFinder(database).find(Optional.empty(), LAST_30_DAYS);
            assertThat(facts.stream().filter(Baseline.class::isInstance).map(Baseline.class::cast))
                    .extracting(Baseline::averageSuccess)
                    .containsExactly(1.0, 0.0);
            assertThat(facts.stream().filter(RecentRun.class::isInstance)).hasSize(10);
        }
    }

    @Test
    void an_attempt_killed_for_memory_is_a_kill_though_the_run_succeeded_later() {
        try (Database database = Story.written(
                folder,
                history -> history.runs(10, "api", run -> run.limit("1Gi").peak("1Gi")))) {
            database.sql().execute("UPDATE runs SET oom_events = 1");
            new DayCounters(database).rebuild();
            var facts = new FactFinder(database).find(Optional.empty(), LAST_30_DAYS);
            assertThat(facts)
                    .filteredOn(MemoryProfile.class::isInstance)
                    .singleElement()
                    .satisfies(
                            fact -> assertThat(((MemoryProfile) fact).kills()).isEqualTo(10));
            assertThat(facts)
                    .filteredOn(SpecHistory.class::isInstance)
                    .singleElement()
                    .satisfies(fact ->
                            assertThat(((SpecHistory) fact).memoryKills()).isZero());
        }
    }
}
