package sh.fabrik.collect.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.spec.Written;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

class LintCollectorTest {
    private static final String REPORT = """
            {"status": "fail",
             "violations": [{"metric": "error_rate", "value": 0.031, "limit": 0.01},
                            {"metric": "latency_ms.p95", "value": 812.5, "limit": 500},
                            {"metric": "latency_ms.p99", "value": 2000, "limit": 900}],
             "worst": {"spans": [{"name": "db", "p99": 1900}], "errors": [], "routes": [{"name": "/x", "p95": 1200}]},
             "window": "10m", "service": "api", "run_id": "fabrik-20260211T101500Z"}
            """;

    @TempDir
    Path folder;

    @Test
    void a_report_tells_error_rate_and_latency_of_its_run() throws IOException {
        Path file = write("reports/lint.json", REPORT);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_770_804_900_000L));

        RunPart part = parts(file).get(0);

        assertThat(part.key()).isEqualTo(new RunKey(Source.LINT, "fabrik-20260211T101500Z@api"));
        assertThat(part.runId()).isEqualTo("fabrik-20260211T101500Z");
        assertThat(part.project()).isEqualTo("demo");
        assertThat(part.revision()).isEqualTo(1_770_804_900_000L);
        assertThat(part.quality().errorRate()).contains(0.031);
        assertThat(part.quality().latencyP95()).contains(Duration.ofNanos(812_500_000));
    }

    @Test
    void what_was_not_exceeded_is_not_in_the_report_and_unknown() {
        Path file = write("lint.json", "{\"status\":\"pass\",\"violations\":[],\"run_id\":7}");

        assertThat(parts(file)).singleElement().satisfies(part -> {
            assertThat(part.key().key()).isEqualTo("7@");
            assertThat(part.quality()).isEqualTo(RunPart.Quality.UNKNOWN);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "error_rate, 0.02, 0.02",
        "error_rate, 1, 1.0",
        "error_rate, 2.5, 0.025",
        "error_rate, 2.5%, 0.025",
        "error_rate_percent, 0.5, 0.005",
        "http.error-rate, 0, 0.0",
        "error_rate, 101, ",
        "error_rate, -0.1, ",
        "error_rate, many, ",
        "error_count, 3, ",
    })
    void error_rates_are_shares(String metric, String value, Double share) {
        assertThat(quality(metric, value).errorRate()).isEqualTo(Optional.ofNullable(share));
    }

    @ParameterizedTest
    @CsvSource({
        "latency_ms.p95, 450, PT0.45S",
        "latency_ms.p95, 450ms, PT0.45S",
        "latency.p95, 1.5s, PT1.5S",
        "latency_seconds.p95, 0.2, PT0.2S",
        "p95_latency_us, 900, PT0.0009S",
        "latency_ms.p99, 450, ",
        "latency_ms.p95, -1, ",
        "latency_ms.p95, 5%, ",
        "latency_ms.p95, 1e30, ",
    })
    void latencies_have_units(String metric, String value, Duration latency) {
        assertThat(quality(metric, value).latencyP95()).isEqualTo(Optional.ofNullable(latency));
    }

    @Test
    void an_unreadable_value_is_said() {
        Path file = write(
                "lint.json", "{\"violations\":[{\"metric\":\"error_rate\",\"value\":\"many\"}],\"run_id\":\"a\"}");

        assertThat(found(file))
                .contains(new Found.Notice(file + ": error_rate counts as unknown: \"many\" is no number."));
    }

    @Test
    void measured_values_beside_the_violations_count_too() {
        Path file = write("lint.json", """
                {"violations": [], "run_id": "a", "metrics": {"error_rate": 0.001, "latency_ms": {"p50": 10, "p95": 90}}}
                """);

        assertThat(parts(file).get(0).quality())
                .isEqualTo(new RunPart.Quality(Optional.of(0.001), Optional.of(Duration.ofMillis(90))));
    }

    @Test
    void a_report_without_a_run_is_rejected_with_a_sentence() {
        Path file = write("lint.json", "{\"status\":\"pass\",\"violations\":[],\"run_id\":\" \"}");

        assertThat(found(file))
                .containsExactly(new Found.Rejected(
                        "lint report",
                        file.toString(),
                        "It has no run_id, so nobody knows which run it judges; run the lint with the run's id."));
    }

    @Test
    void lists_and_folders_hold_several_reports() {
        write("a/lint.json", "[" + REPORT + ", {\"violations\":[]}, 5]");
        write("b/lint.json", REPORT);
        write("b/summary.json", "{\"taskId\":\"x\"}");
        write("b/notes.txt", "x");
        write("c/lint.json", "{\"violations\": [");

        List<Found> found = found(folder);

        assertThat(found.stream().filter(Found.Part.class::isInstance)).hasSize(2);
        assertThat(rejected(found).map(Found.Rejected::where))
                .containsExactly(folder + "/a/lint.json[1]", folder + "/c/lint.json:1:17");
        assertThat(found)
                .contains(new Found.Notice(
                        folder + "/b/summary.json is skipped. It is no lint report: it has no violations."));
    }

    @Test
    void a_named_file_must_be_a_report() {
        List<Found> found =
                found(write("x.json", "{}"), write("y.json", "[]"), write("z.json", ""), folder.resolve("none.json"));

        assertThat(rejected(found).map(Found.Rejected::why))
                .containsExactly(
                        "It is no lint report: it has no violations.",
                        "It is an empty list; it should hold reports.",
                        "It is empty; it should hold a JSON object.",
                        "There is no such file; check the path.");
    }

    private RunPart.Quality quality(String metric, String value) {
        String json = value.matches("-?[\\d.e]+") ? value : "\"" + value + "\"";
        return parts(write(
                        "q.json",
                        "{\"violations\":[{\"metric\":\"" + metric + "\",\"value\":" + json + "}],\"run_id\":\"a\"}"))
                .get(0)
                .quality();
    }

    private Path write(String name, String text) {
        return Written.file(folder, name, text);
    }

    private static List<RunPart> parts(Path... paths) {
        return found(paths).stream()
                .filter(Found.Part.class::isInstance)
                .map(found -> ((Found.Part) found).part())
                .toList();
    }

    private static Stream<Found.Rejected> rejected(List<Found> found) {
        return found.stream().filter(Found.Rejected.class::isInstance).map(Found.Rejected.class::cast);
    }

    private static List<Found> found(Path... paths) {
        try (Stream<Found> found = new LintCollector()
                .read(new CollectRequest(Arrays.asList(paths), "demo", "", Optional.empty(), Clock.systemUTC()))) {
            return found.toList();
        }
    }
}
