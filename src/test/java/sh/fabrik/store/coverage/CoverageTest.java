package sh.fabrik.store.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Source;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.gap.Feed;
import sh.fabrik.store.gap.GapStore;
import sh.fabrik.store.gap.OpenGap;

final class CoverageTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("a.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Coverage of(Field field) {
        return Coverage.of(database, Optional.of("shop"), NOON.minusSeconds(86_400)).stream()
                .filter(coverage -> coverage.field() == field)
                .findFirst()
                .orElseThrow();
    }

    private void save(RunPart... parts) {
        new RunStore(database).save(List.of(parts));
    }

    private static RunPart part(Source source, String run) {
        return RunPart.of(new RunKey(source, "prod/" + run), run, "shop", 1, "test");
    }

    private static RunPart pod(String run) {
        return part(Source.KUBERNETES, run)
                .withTiming(new Timing(Optional.of(NOON.minusSeconds(600)), Optional.of(NOON), Optional.empty()))
                .withVerdict(Verdict.success(Evidence.JOB_CONDITION));
    }

    private static ResourceReading metrics(Optional<Memory> peak, int samples) {
        return new ResourceReading(
                "prometheus",
                peak,
                Optional.empty(),
                peak.map(any -> Cpu.parse("1")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(samples));
    }

    @Test
    void an_empty_history_lacks_nothing() {
        assertThat(of(Field.OUTCOME)).isEqualTo(new Coverage(Field.OUTCOME, 0, Map.of()));
        assertThat(of(Field.OUTCOME).share()).isEqualTo(1);
    }

    @Test
    void a_missing_peak_has_one_reason() {
        save(
                pod("measured"),
                part(Source.PROMETHEUS, "measured")
                        .withResources(List.of(metrics(Optional.of(Memory.parse("1Gi")), 20))),
                pod("short"),
                part(Source.PROMETHEUS, "short").withResources(List.of(metrics(Optional.empty(), 1))),
                pod("unknown"),
                part(Source.PROMETHEUS, "unknown"),
                pod("unasked"),
                part(Source.CSV, "table")
                        .withTiming(new Timing(Optional.of(NOON), Optional.of(NOON), Optional.empty()))
                        .withVerdict(Verdict.success(Evidence.RECORD)));
        assertThat(of(Field.MEMORY_PEAK).known()).isEqualTo(1);
        assertThat(of(Field.MEMORY_PEAK).lacking())
                .containsOnly(
                        Map.entry(Lack.TOO_SHORT, 1L),
                        Map.entry(Lack.NOT_MEASURED, 1L),
                        Map.entry(Lack.METRICS_NOT_ASKED, 1L),
                        Map.entry(Lack.NO_POD, 1L));
        assertThat(of(Field.CPU).lacking()).isEqualTo(of(Field.MEMORY_PEAK).lacking());
    }

    @Test
    void an_open_gap_explains_the_runs_within_it() {
        save(pod("a"));
        Feed metrics = new Feed("prometheus", "prod");
        new GapStore(database)
                .ended(
                        metrics,
                        NOON,
                        List.of(new OpenGap(metrics, new Window(NOON, NOON), "It was down.", NOON)),
                        NOON);
        assertThat(of(Field.MEMORY_PEAK).lacking()).containsOnly(Map.entry(Lack.METRICS_DOWN, 1L));
    }

    @Test
    void running_and_unobserved_runs_are_told_apart() {
        save(
                part(Source.KUBERNETES, "goes-on")
                        .withTiming(new Timing(Optional.of(NOON), Optional.empty(), Optional.empty())),
                part(Source.KUBERNETES, "gone")
                        .withTiming(new Timing(Optional.of(NOON), Optional.empty(), Optional.empty()))
                        .withVerdict(new Verdict(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("gone"),
                                Optional.empty(),
                                Evidence.UNOBSERVED)));
        assertThat(of(Field.OUTCOME).lacking())
                .containsOnly(Map.entry(Lack.RUNNING, 1L), Map.entry(Lack.UNOBSERVED, 1L));
        assertThat(of(Field.MODEL).runs()).isZero();
    }

    @Test
    void a_pod_without_a_limit_and_a_spec_without_its_text_are_named() {
        save(pod("a").withConfiguration(new Configuration(
                Optional.of("cart"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Model("m")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
        assertThat(of(Field.MEMORY_LIMIT).lacking()).containsOnly(Map.entry(Lack.NO_LIMIT, 1L));
        assertThat(of(Field.SPEC_VERSION).lacking()).containsOnly(Map.entry(Lack.TEXT_UNKNOWN, 1L));
        assertThat(of(Field.LLM_COST).lacking()).containsOnly(Map.entry(Lack.NO_TOKENS, 1L));
        assertThat(of(Field.MODEL).share()).isEqualTo(1);
    }

    @Test
    void only_failed_runs_can_lack_an_error() {
        save(
                pod("fine"),
                pod("failed")
                        .withVerdict(Verdict.of(Outcome.FAILED, FailureReason.ERROR, "Error", Evidence.JOB_CONDITION)));
        assertThat(of(Field.ERROR)).isEqualTo(new Coverage(Field.ERROR, 1, Map.of(Lack.LOGS_NOT_ASKED, 1L)));
    }

    @Test
    void other_projects_and_older_runs_do_not_count() {
        save(pod("a"));
        assertThat(Coverage.of(database, Optional.of("other"), NOON.minusSeconds(86_400))
                        .get(0)
                        .runs())
                .isZero();
        assertThat(Coverage.of(database, Optional.empty(), NOON.minusSeconds(86_400))
                        .get(0)
                        .runs())
                .isEqualTo(1);
        assertThat(Coverage.of(database, Optional.empty(), NOON.plusSeconds(1))
                        .get(0)
                        .runs())
                .isZero();
    }
}
