package sh.fabrik.collect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/** The history of a few runs, told to a real server and measured there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlantedRuns {
    private static final Duration SCRAPE = Duration.ofSeconds(15);
    private static final double MIB = 1 << 20;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(5));
    private MetricsServer server;
    private List<Found> found = List.of();

    abstract MetricsServer server(Path empty) throws IOException;

    @BeforeAll
    void plant_and_measure(@TempDir Path folder) throws IOException, InterruptedException {
        server = server(folder);
        Planted history = new Planted();
        steady(history);
        killed(history);
        retried(history);
        gauge(history, "short", "container_memory_working_set_bytes", Map.of(), 0, 30, t -> 700 * MIB);
        gauge(history, "short", "container_memory_max_usage_bytes", Map.of(), 0, 30, t -> 900 * MIB);
        gauge(history, "reader", "container_memory_working_set_bytes", Map.of(), 0, 600, t -> 400 * MIB);
        gauge(history, "reader", "container_memory_max_usage_bytes", Map.of(), 0, 600, t -> 1_020 * MIB);
        state(history, "reader", "limits", "memory", 1_024 * MIB);
        server.plant(history);
        found = PrometheusCollector.collect(
                        source(),
                        List.of(
                                run("steady", 0, 1_800, "steady"),
                                run("killed", 600, 1_500, "killed"),
                                run("retried", 0, 1_260, "retried-1", "retried-2"),
                                run("short", 0, 30, "short"),
                                run("reader", 0, 600, "reader"),
                                run("stranger", 0, 1_000, "stranger")))
                .toList();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private PrometheusSource source() {
        return PrometheusSource.at(server.source()).withScrapeInterval(SCRAPE);
    }

    /** Half an hour: memory climbs and has one spike of a single sample; the CPU is busy for ten minutes. */
    private void steady(Planted history) {
        gauge(history, "steady", "container_memory_working_set_bytes", Map.of(), 0, 1_800, PlantedRuns::climbing);
        gauge(history, "steady", "container_memory_working_set_bytes", Map.of("replica", "b"), 0, 1_800, t -> 90 * MIB);
        gauge(history, "steady", "container_memory_max_usage_bytes", Map.of(), 0, 1_800, t -> 0);
        gauge(
                history,
                "steady",
                "container_cpu_usage_seconds_total",
                Map.of("cpu", "total"),
                0,
                1_800,
                PlantedRuns::used);
        gauge(history, "steady", "container_cpu_cfs_periods_total", Map.of(), 0, 1_800, t -> 10 * t);
        gauge(history, "steady", "container_cpu_cfs_throttled_periods_total", Map.of(), 0, 1_800, t -> 3 * t);
        gauge(history, "steady", "container_oom_events_total", Map.of(), 0, 1_800, t -> t < 900 ? 0 : 2);
        for (String container : List.of("POD", "", "shared-credential-sync")) {
            Map<String, String> labels = Map.of("container", container, "image", "");
            gauge(history, "steady", "container_memory_working_set_bytes", labels, 0, 1_800, t -> 9_000 * MIB);
            gauge(history, "steady", "container_cpu_usage_seconds_total", labels, 0, 1_800, t -> 9 * t);
        }
        gauge(history, "steady", "container_memory_working_set_bytes", Map.of("image", ""), 0, 1_800, t -> 8_000 * MIB);
        state(history, "steady", "limits", "memory", 4_096 * MIB);
        state(history, "steady", "limits", "cpu", 2.5);
        state(history, "steady", "requests", "memory", 1_024 * MIB);
        state(history, "steady", "requests", "cpu", 0.25);
    }

    /** A quarter of an hour within the first one's time; only Kubernetes saw the kill, under labels that Prometheus renamed. */
    private void killed(Planted history) {
        gauge(history, "killed", "container_memory_working_set_bytes", Map.of(), 600, 1_500, t -> (100 + t) * MIB);
        gauge(
                history,
                "killed",
                "container_memory_working_set_bytes",
                Map.of("id", "nan"),
                600,
                1_500,
                t -> Double.NaN);
        history.series(
                Map.of(
                        "__name__", "kube_pod_container_status_terminated_reason",
                        "reason", "OOMKilled",
                        "exported_namespace", "fabrik-runs",
                        "exported_pod", "killed",
                        "exported_container", "fabrik",
                        "pod", "kube-state-metrics-0",
                        "namespace", "monitoring",
                        "container", "kube-state-metrics"),
                start.plusSeconds(1_515),
                start.plusSeconds(1_560),
                SCRAPE,
                t -> 1);
    }

    /** Two pods, ten minutes each. */
    private void retried(Planted history) {
        gauge(history, "retried-1", "container_memory_working_set_bytes", Map.of(), 0, 600, t -> 2_000 * MIB);
        gauge(history, "retried-2", "container_memory_working_set_bytes", Map.of(), 660, 1_260, t -> 1_500 * MIB);
        gauge(history, "retried-1", "container_cpu_usage_seconds_total", Map.of(), 0, 600, t -> t);
        gauge(history, "retried-2", "container_cpu_usage_seconds_total", Map.of(), 660, 1_260, t -> t / 2);
    }

    private static double climbing(double seconds) {
        return seconds == 900 ? 1_500 * MIB : (500 + seconds / 10) * MIB;
    }

    /** Half a core, and two cores between minute 10 and 20. */
    private static double used(double seconds) {
        return seconds / 2 + 1.5 * Math.min(600, Math.max(0, seconds - 600));
    }

    private void gauge(
            Planted history,
            String pod,
            String name,
            Map<String, String> more,
            int from,
            int to,
            DoubleUnaryOperator value) {
        Map<String, String> labels = new HashMap<>(Map.of(
                "__name__", name,
                "namespace", "fabrik-runs",
                "pod", pod,
                "container", "fabrik",
                "image", "registry/fabrik@sha256:00",
                "node", "node-1"));
        labels.putAll(more);
        labels.values().removeIf(String::isEmpty);
        history.series(labels, start.plusSeconds(from), start.plusSeconds(to), SCRAPE, value);
    }

    private void state(Planted history, String pod, String kind, String resource, double value) {
        gauge(history, pod, "kube_pod_container_resource_" + kind, Map.of("resource", resource), 0, 1_800, t -> value);
    }

    private FinishedRun run(String name, int from, int to, String... pods) {
        return new FinishedRun(
                new RunKey(Source.KUBERNETES, "dev/" + name),
                name,
                "shop",
                start.plusSeconds(from),
                start.plusSeconds(to),
                Arrays.stream(pods).map(pod -> pod(pod, pods.length > 1)).toList());
    }

    private Pod pod(String name, boolean retry) {
        Optional<Instant> from =
                retry ? Optional.of(start.plusSeconds(name.endsWith("2") ? 660 : 0)) : Optional.empty();
        return new Pod(
                "fabrik-runs", name, name, Optional.empty(), "fabrik", from, from.map(time -> time.plusSeconds(600)));
    }

    private ResourceReading reading(String run, String source) {
        return part(run).resources().stream()
                .filter(reading -> reading.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private RunPart part(String run) {
        return found.stream()
                .filter(Found.Part.class::isInstance)
                .map(each -> ((Found.Part) each).part())
                .filter(part -> part.runId().equals(run))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void memory_of_a_run_is_exact() {
        ResourceReading reading = reading("steady", "prometheus");
        assertThat(reading.memoryPeak()).contains(Memory.ofMebibytes(1_500));
        double[] samples = IntStream.rangeClosed(0, 120)
                .mapToDouble(i -> climbing(i * 15))
                .sorted()
                .toArray();
        assertThat(reading.memoryP95().orElseThrow().bytes())
                .isCloseTo((long) samples[114], within((long) (1.6 * MIB)));
        assertThat(reading.samples()).contains(121);
    }

    @Test
    void cpu_of_a_run_is_exact_within_a_scrape() {
        ResourceReading reading = reading("steady", "prometheus");
        assertThat(cores(reading.cpuPeak())).isCloseTo(2, within(0.01));
        assertThat(cores(reading.cpuP95())).isCloseTo(2, within(0.01));
        assertThat(cores(reading.cpuMean())).isCloseTo(1, within(2 * 15 / 1_800.0));
        assertThat(reading.throttledShare().orElseThrow()).isCloseTo(0.3, within(0.001));
    }

    @Test
    void kills_limits_and_requests_come_back() {
        ResourceReading reading = reading("steady", "prometheus");
        assertThat(reading.oomEvents()).contains(2);
        assertThat(reading.memoryLimit()).contains(Memory.parse("4Gi"));
        assertThat(part("steady").configuration().cpuLimit()).contains(Cpu.parse("2500m"));
        assertThat(reading.memoryRequest()).contains(Memory.parse("1Gi"));
        assertThat(reading.cpuRequest()).contains(Cpu.parse("250m"));
        assertThat(part("steady").configuration().cpuRequest()).contains(Cpu.parse("250m"));
        assertThat(reading("killed", "prometheus").oomEvents()).contains(1);
    }

    @Test
    void a_run_in_the_middle_of_a_batch_has_its_own_values() {
        ResourceReading reading = reading("killed", "prometheus");
        assertThat(reading.memoryPeak()).contains(Memory.ofMebibytes(1_000));
        assertThat(reading.samples()).contains(61);
        assertThat(reading.cpuPeak()).isEmpty();
        assertThat(reading.throttledShare()).isEmpty();
        assertThat(reading.memoryLimit()).isEmpty();
    }

    @Test
    void a_retried_run_has_the_peak_of_its_pods_and_the_mean_of_all_their_time() {
        ResourceReading reading = reading("retried", "prometheus");
        assertThat(reading.memoryPeak()).contains(Memory.ofMebibytes(2_000));
        assertThat(cores(reading.cpuMean())).isCloseTo(0.75, within(2 * 15 / 600.0));
        assertThat(reading.samples()).contains(82);
    }

    @Test
    void a_short_run_has_no_scraped_peak_but_the_kernels_mark() {
        assertThat(reading("short", "prometheus").memoryPeak()).isEmpty();
        assertThat(reading("short", "prometheus").samples()).contains(3);
        assertThat(reading("short", "kernel").memoryPeak()).contains(Memory.ofMebibytes(900));
        assertThat(part("steady").resources()).as("a mark of 0 is none").hasSize(1);
    }

    @Test
    void a_mark_at_the_limit_of_a_run_that_was_not_killed_is_page_cache() {
        assertThat(part("reader").resources())
                .singleElement()
                .satisfies(reading -> assertThat(reading.memoryPeak()).contains(Memory.ofMebibytes(400)));
    }

    @Test
    void what_has_no_peak_is_counted_and_said() {
        assertThat(found)
                .filteredOn(Found.Notice.class::isInstance)
                .extracting(each -> ((Found.Notice) each).sentence())
                .satisfiesExactly(
                        shortOnes -> assertThat(shortOnes)
                                .startsWith("1 of 6 runs were shorter than three scrape intervals (45 s)"),
                        unknown -> assertThat(unknown).contains("no memory samples of 1 of 6 runs"));
        assertThat(reading("stranger", "prometheus").samples()).contains(0);
    }

    @Test
    void parts_carry_the_text_of_the_kubernetes_key_and_more_samples_are_a_later_revision() {
        assertThat(part("steady").key()).isEqualTo(new RunKey(Source.PROMETHEUS, "dev/steady"));
        assertThat(part("steady").revision()).isEqualTo(121);
        assertThat(part("killed").timing().startedAt()).contains(start.plusSeconds(600));
    }

    private static double cores(Optional<Cpu> cpu) {
        return cpu.orElseThrow().cores();
    }
}
