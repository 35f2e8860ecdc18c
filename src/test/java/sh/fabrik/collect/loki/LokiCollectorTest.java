package sh.fabrik.collect.loki;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.Access;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.collect.http.Stub;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Pod;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

final class LokiCollectorTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String BY_RUN = "{fabrik_run_id=\"r0\"}";
    private static final String BY_POD = "{namespace=\"fabrik-runs\",pod=~\"fabrik-r0-ab12c\",container=\"fabrik\"}";
    private static final String MATRIX =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,\"2\"]]}]}}";
    private static final String TOO_MANY = "too many outstanding requests\n";

    private final List<Duration> waits = new ArrayList<>();

    @Test
    void the_newest_line_that_tells_an_error_says_why_the_run_failed() {
        LokiStub loki = new LokiStub()
                .with(BY_RUN, at(100), "error: 429 too many requests, retrying")
                .with(BY_RUN, at(590), "\u001b[31m--- FAIL: TestCheckout\u001b[0m token=sk-abcdefgh12345678")
                .with(BY_RUN, at(595), "Error: command failed")
                .with(BY_RUN, at(596), "finished with 0 errors in lint");
        RunPart part = parts(loki, 1).get(0);
        assertThat(part.key()).isEqualTo(new RunKey(Source.LOKI, "dev/uid-0"));
        assertThat(part.verdict().errorType()).contains(ErrorType.TEST_FAIL);
        assertThat(part.verdict().outcome()).isEmpty();
        assertThat(part.errors())
                .extracting(RunError::type)
                .containsExactly(ErrorType.RATE_LIMIT, ErrorType.TEST_FAIL, ErrorType.UNCLASSIFIED);
        assertThat(part.errors().get(1).message())
                .startsWith("--- FAIL: TestCheckout")
                .doesNotContain("sk-abc");
        assertThat(part.errors().get(1).at()).contains(START.plusSeconds(590));
    }

    @Test
    void selectors_are_tried_in_order_and_what_found_lines_comes_first_the_next_time() {
        LokiStub loki = new LokiStub()
                .with(BY_POD, at(500), "panic: runtime error")
                .with(BY_POD.replace("r0", "r1"), at(4_100), "npm ERR! error TS2304: Cannot find name");
        try (Stub stub = new Stub(loki)) {
            List<RunPart> parts = parts(collect(LokiSource.at(HttpSource.at(stub.address())), runs(2)));
            assertThat(parts.get(1).verdict().errorType()).contains(ErrorType.COMPILE_ERROR);
            assertThat(stub.asked())
                    .extracting(asked -> asked.parameter("query").replaceAll(" \\|~.*", ""))
                    .containsExactly(
                            BY_RUN, "{fabrik_sh_run_id=\"r0\"}", "{run_id=\"r0\"}", BY_POD, BY_POD.replace("r0", "r1"));
        }
    }

    @Test
    void only_the_time_around_a_runs_end_is_read() {
        LokiStub loki = new LokiStub()
                .with(BY_RUN, at(-10), "panic: of the run before")
                .with(BY_RUN, at(721), "panic: of the run after");
        List<Found> found = collect(loki, 1);
        assertThat(parts(found).get(0).errors()).isEmpty();
        assertThat(found.get(1))
                .isInstanceOfSatisfying(
                        Found.Notice.class,
                        notice ->
                                assertThat(notice.sentence()).contains("no lines about errors of 1 of 1 failed runs"));
    }

    @Test
    void lines_with_one_time_across_pages_are_all_heard() {
        LokiStub loki = new LokiStub();
        IntStream.range(0, 9).forEach(i -> loki.with(BY_RUN, "s" + i % 2, at(500), "error number " + i));
        loki.with(BY_RUN, at(400), "context length exceeded");
        try (Stub stub = new Stub(loki)) {
            LokiSource source = LokiSource.at(HttpSource.at(stub.address()));
            LokiSource.Limits usual = source.limits();
            LokiSource small = source.withLimits(new LokiSource.Limits(
                    usual.before(), usual.after(), usual.filter(), 10, usual.pause(), usual.lookback()));
            assertThat(parts(collect(small, runs(1))).get(0).verdict().errorType())
                    .contains(ErrorType.CONTEXT_LENGTH);
            assertThat(stub.asked()).hasSizeGreaterThan(1);
            assertThat(waits).contains(usual.pause());
        }
    }

    @Test
    void credentials_and_tenant_are_sent() {
        try (Stub stub = new Stub(new LokiStub().with(BY_RUN, at(1), "error"))) {
            LokiSource source = LokiSource.at(HttpSource.at(stub.address() + "/loki/api/v1/push")
                            .withAccess(new Access.Bearer(Credential.of("tok3n"))))
                    .withTenant("shop");
            assertThat(parts(collect(source, runs(1)))).hasSize(1);
            assertThat(stub.asked().get(0).header("X-scope-orgid")).contains("shop");
            assertThat(stub.asked().get(0).header("Authorization")).contains("Bearer tok3n");
        }
    }

    @Test
    void a_selector_that_loki_does_not_accept_is_shown_with_its_words_and_left_out() {
        LokiStub loki = new LokiStub().with(BY_POD, at(1), "error: ENOSPC: no space left on device");
        try (Stub stub = new Stub((asked, exchange) -> {
            if (asked.parameter("query").startsWith("{broken")) {
                Stub.send(exchange, 400, "parse error at line 1, col 9: syntax error: unexpected IDENTIFIER\n");
            } else {
                loki.answer(asked, exchange);
            }
        })) {
            LokiSource source = LokiSource.at(HttpSource.at(stub.address()))
                    .withSelectors(List.of("{broken ${run_id}}", LokiSource.SELECTORS.get(3)));
            List<Found> found = collect(source, runs(2));
            assertThat(parts(found)).hasSize(2);
            assertThat(found.get(2))
                    .isInstanceOfSatisfying(
                            Found.Notice.class,
                            notice -> assertThat(notice.sentence())
                                    .contains(
                                            "{broken ${run_id}}",
                                            "parse error at line 1, col 9: syntax error: unexpected IDENTIFIER"));
            assertThat(stub.asked()).hasSize(3);
        }
    }

    @Test
    void a_server_that_answers_fewer_lines_at_once_is_asked_for_as_many_as_it_says() {
        LokiStub loki = new LokiStub().with(BY_RUN, at(1), "error: ENOSPC: no space left on device");
        try (Stub stub = new Stub((asked, exchange) -> {
            if (asked.parameter("limit").equals("5000")) {
                String words = "max entries limit per query exceeded, limit > max_entries_limit (5000 > 1000)\n";
                Stub.send(exchange, 400, words);
            } else {
                loki.answer(asked, exchange);
            }
        })) {
            assertThat(parts(collect(LokiSource.at(HttpSource.at(stub.address())), runs(2))))
                    .hasSize(2);
            assertThat(stub.asked().get(1).parameter("limit")).isEqualTo("1000");
            assertThat(stub.asked()).hasSize(6);
        }
    }

    @Test
    void numbers_instead_of_lines_are_refused() {
        assertThat(gap((asked, exchange) -> Stub.send(exchange, 200, MATRIX)))
                .contains("a matrix of numbers instead of lines");
        assertThat(gap((asked, exchange) -> Stub.send(exchange, 200, "{\"a\":1}")))
                .contains("no answer to a query");
    }

    @Test
    void refusals_and_rate_limits_are_gaps_in_loki_s_own_words() {
        assertThat(gap((asked, exchange) -> Stub.send(exchange, 401, "no org id\n")))
                .contains("401 (no org id)");
        assertThat(gap((asked, exchange) -> Stub.send(exchange, 403, "forbidden\n")))
                .contains("403 (forbidden)");
        String limited = gap((asked, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", "2");
            Stub.send(exchange, 429, TOO_MANY);
        });
        assertThat(limited).contains("429 (too many outstanding requests)");
        assertThat(waits).filteredOn(wait -> wait.equals(Duration.ofSeconds(2))).hasSize(2);
    }

    @Test
    void a_rate_limit_that_passes_costs_nothing() {
        LokiStub loki = new LokiStub().with(BY_RUN, at(1), "fatal: unauthorized: invalid api key");
        List<Integer> statuses = new ArrayList<>(List.of(429, 429));
        try (Stub stub = new Stub((asked, exchange) -> {
            if (statuses.isEmpty()) {
                loki.answer(asked, exchange);
            } else {
                Stub.send(exchange, statuses.remove(0), TOO_MANY);
            }
        })) {
            List<Found> found = collect(LokiSource.at(HttpSource.at(stub.address())), runs(1));
            assertThat(parts(found).get(0).verdict().errorType()).contains(ErrorType.AUTH);
        }
    }

    @Test
    void a_line_of_fifty_megabytes_is_only_begun_to_be_read() {
        List<Found> found = new ArrayList<>();
        try (Stub stub = new Stub(LokiCollectorTest::sendHugeLine)) {
            found.addAll(collect(LokiSource.at(HttpSource.at(stub.address())), runs(1)));
        }
        RunPart part = parts(found).get(0);
        assertThat(part.errors()).hasSize(2).allMatch(error -> error.message().length() <= 500);
        assertThat(part.verdict().errorType()).contains(ErrorType.OOM);
    }

    private static void sendHugeLine(Stub.Asked asked, HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write(
                ("{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{},\"values\":["
                                + "[\"" + at(20) + "\",\"JavaScript heap out of memory ")
                        .getBytes(StandardCharsets.UTF_8));
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        for (int i = 0; i < 50; i++) {
            body.write(piece);
        }
        body.write(("\"],[\"" + at(10) + "\",\"Error: timed out after 30s\"]]}]}}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_slow_server_and_a_dropped_connection_leave_the_rest_as_one_gap() {
        CountDownLatch never = new CountDownLatch(1);
        LokiStub loki = new LokiStub().with(BY_RUN, at(1), "error");
        try (Stub stub = new Stub((asked, exchange) -> {
            if (asked.parameter("query").contains("r0")) {
                loki.answer(asked, exchange);
                return;
            }
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            List<FinishedRun> runs = runs(4);
            LokiSource source = LokiSource.at(HttpSource.at(stub.address()).withTimeout(Duration.ofSeconds(2)));
            List<Found> found = collect(source, runs);
            assertThat(found).hasSize(2);
            Found.Gap gap = (Found.Gap) found.get(1);
            assertThat(gap.reason()).contains("no complete answer within 2.0 s");
            assertThat(gap.from()).isEqualTo(runs.get(1).start());
            assertThat(gap.to()).isEqualTo(runs.get(3).end());
            never.countDown();
        }
        assertThat(gap((asked, exchange) -> {
                    exchange.sendResponseHeaders(200, 99);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                }))
                .contains("broke off");
    }

    @Test
    void what_comes_from_names_cannot_leave_its_place_in_the_query() {
        FinishedRun odd = new FinishedRun(
                new RunKey(Source.KUBERNETES, "dev/x"),
                "a\"} or {x=\"\\",
                "shop",
                START,
                START,
                runs(1).get(0).pods());
        assertThat(new Selector(LokiSource.SELECTORS.get(0)).of(odd))
                .isEqualTo("{fabrik_run_id=\"a\\\"} or {x=\\\"\\\\\"}");
    }

    private String gap(Stub.Answering answering) {
        try (Stub stub = new Stub(answering)) {
            List<Found> found = collect(
                    LokiSource.at(HttpSource.at(stub.address())).withSelectors(List.of(LokiSource.SELECTORS.get(0))),
                    runs(2));
            assertThat(found).hasSize(1);
            return ((Found.Gap) found.get(0)).reason();
        }
    }

    private List<RunPart> parts(LokiStub loki, int runs) {
        return parts(collect(loki, runs));
    }

    private List<Found> collect(LokiStub loki, int runs) {
        try (Stub stub = new Stub(loki)) {
            return collect(LokiSource.at(HttpSource.at(stub.address())), runs(runs));
        }
    }

    private List<Found> collect(LokiSource source, List<FinishedRun> runs) {
        return LokiCollector.collect(source, runs, waits::add).toList();
    }

    private static List<RunPart> parts(List<Found> found) {
        return found.stream()
                .filter(Found.Part.class::isInstance)
                .map(each -> ((Found.Part) each).part())
                .toList();
    }

    /** One every hour, ten minutes each. */
    private static List<FinishedRun> runs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FinishedRun(
                        new RunKey(Source.KUBERNETES, "dev/uid-" + i),
                        "r" + i,
                        "shop",
                        START.plusSeconds(3_600L * i),
                        START.plusSeconds(3_600L * i + 600),
                        List.of(new Pod(
                                "fabrik-runs",
                                "fabrik-r" + i + "-ab12c",
                                "pod-" + i,
                                Optional.empty(),
                                "fabrik",
                                Optional.empty(),
                                Optional.empty()))))
                .toList();
    }

    private static long at(int seconds) {
        return LogLine.nanosOf(START.plusSeconds(seconds));
    }
}
