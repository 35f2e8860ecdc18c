package sh.fabrik.collect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.collect.http.Stub;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Memory;
import sh.fabrik.run.ResourceReading;

final class MeasuringTest {
    private static final String NOTHING = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @Test
    void what_is_no_number_is_no_reading() {
        List<Found> found = answered(vector("r0", "120", "+Inf", "NaN", "-1", "x"), 1);
        ResourceReading reading = reading(found.get(0));
        assertThat(reading.memoryPeak()).contains(Memory.ofBytes(120));
        assertThat(reading.samples()).contains(120);
        assertThat(reading(answered(vector("r0", "+Inf"), 1).get(0)).memoryPeak())
                .isEmpty();
    }

    @Test
    void an_answer_that_may_be_incomplete_is_a_gap() {
        String partial = NOTHING.replace("{\"status\"", "{\"isPartial\":true,\"status\"");
        assertThat(gap(partial)).contains("not complete", "partial");
        String warning = NOTHING.replace("{\"status\"", "{\"warnings\":[\"store b is unavailable\"],\"status\"");
        assertThat(gap(warning)).contains("store b is unavailable");
    }

    @Test
    void a_remark_on_the_query_costs_nothing() {
        String remark = NOTHING.replace("{\"status\"", "{\"warnings\":[\"PromQL info: not a counter\"],\"status\"");
        assertThat(answered(remark, 1).get(0)).isInstanceOf(Found.Part.class);
    }

    @Test
    void another_program_at_the_address_is_a_gap() {
        assertThat(gap("<html>Grafana</html>")).contains("web page");
        assertThat(gap("{\"hello\":1}")).contains("no answer to a query");
        assertThat(gap("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"))
                .contains("no answer to a query");
    }

    @Test
    void a_batch_that_is_too_heavy_is_asked_for_in_halves() {
        try (Stub stub = new Stub((asked, exchange) -> {
            boolean heavy = asked.parameter("query").split("\\{")[1].contains("|fabrik");
            String refusal = "{\"status\":\"error\",\"error\":\"query processing would load too many samples\"}";
            Stub.send(exchange, heavy ? 422 : 200, heavy ? refusal : NOTHING);
        })) {
            List<Found> found = collect(stub, FinishedRuns.hourly(5));
            assertThat(found).filteredOn(Found.Part.class::isInstance).hasSize(5);
            assertThat(stub.asked())
                    .hasSize(4 + 5 * Metric.values().length)
                    .allMatch(asked -> asked.method().equals("POST"));
        }
    }

    @Test
    void when_even_one_run_is_refused_the_rest_is_one_gap() {
        try (Stub stub =
                new Stub((asked, exchange) -> Stub.send(exchange, 400, "{\"error\":\"bad_data: parse error\"}"))) {
            List<FinishedRun> runs = FinishedRuns.hourly(60);
            List<Found> found = collect(stub, runs);
            assertThat(found).singleElement().satisfies(each -> {
                Found.Gap gap = (Found.Gap) each;
                assertThat(gap.reason()).contains("bad_data: parse error");
                assertThat(gap.from()).isEqualTo(runs.get(0).start());
                assertThat(gap.to()).isEqualTo(runs.get(59).end());
            });
            assertThat(stub.asked()).hasSizeLessThan(8);
        }
    }

    @Test
    void a_slow_server_is_a_gap() {
        CountDownLatch never = new CountDownLatch(1);
        try (Stub stub = new Stub((asked, exchange) -> {
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            List<Found> found = PrometheusCollector.collect(
                            PrometheusSource.at(HttpSource.at(stub.address()).withTimeout(Duration.ofMillis(200))),
                            FinishedRuns.hourly(30))
                    .toList();
            assertThat(found)
                    .singleElement()
                    .satisfies(each ->
                            assertThat(((Found.Gap) each).reason()).contains("no complete answer within 0.2 s"));
            assertThat(stub.asked()).hasSize(1);
            never.countDown();
        }
    }

    @Test
    void nothing_to_measure_asks_nothing() {
        try (Stub stub = new Stub((asked, exchange) -> Stub.send(exchange, 500, ""))) {
            assertThat(collect(stub, List.of())).isEmpty();
            assertThat(stub.asked()).isEmpty();
        }
    }

    private static String vector(String run, String... values) {
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            series.append(i == 0 ? "" : ",")
                    .append("{\"metric\":{\"pod\":\"fabrik-" + run + "\",\"replica\":\"" + i + "\"},\"value\":[1.5,\"")
                    .append(values[i])
                    .append("\"]}");
        }
        return NOTHING.replace("[]", "[" + series + "]");
    }

    private static ResourceReading reading(Found found) {
        return ((Found.Part) found).part().resources().get(0);
    }

    private static String gap(String body) {
        List<Found> found = answered(body, 3);
        assertThat(found).hasSize(1);
        return ((Found.Gap) found.get(0)).reason();
    }

    private static List<Found> answered(String body, int runs) {
        try (Stub stub = new Stub((asked, exchange) -> Stub.send(exchange, 200, body))) {
            return collect(stub, FinishedRuns.hourly(runs));
        }
    }

    private static List<Found> collect(Stub stub, List<FinishedRun> runs) {
        return PrometheusCollector.collect(
                        PrometheusSource.at(HttpSource.at(stub.address()).withTries(1)), runs)
                .toList();
    }
}
