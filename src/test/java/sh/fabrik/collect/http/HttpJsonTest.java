package sh.fabrik.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import sh.fabrik.collect.http.HttpProblem.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class HttpJsonTest {
    private static final Reading<JsonNode> TREE = JsonMapper.shared()::readTree;

    private final List<Duration> waits = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void credentials_and_headers_are_sent_and_the_question_is_encoded() {
        try (Stub stub = new Stub((asked, exchange) -> Stub.send(exchange, 200, "{\"a\":1}"))) {
            HttpSource source = HttpSource.at(stub.address())
                    .withAccess(new Access.Basic("ops", Credential.of("pw")))
                    .withHeaders(Map.of("X-Scope-OrgID", Credential.of("team")));
            assertThat(http(source)
                            .get("/q", Map.of("query", "{a=\"b\"} |~ \"x+y&z\""), TREE)
                            .path("a")
                            .asInt())
                    .isOne();
            assertThat(http(source)
                            .post("/q", Map.of("query", "ä"), TREE)
                            .path("a")
                            .asInt())
                    .isOne();
            assertThat(stub.asked())
                    .allMatch(asked -> asked.header("Authorization").orElse("").equals("Basic b3BzOnB3"))
                    .allMatch(asked -> asked.header("X-scope-orgid").orElse("").equals("team"))
                    .extracting(asked -> asked.parameters().get("query"))
                    .containsExactly("{a=\"b\"} |~ \"x+y&z\"", "ä");
        }
    }

    @Test
    void a_busy_server_is_asked_again_after_the_time_that_it_names() {
        try (Stub stub = new Stub((asked, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            Stub.send(exchange, 429, "too many outstanding requests\n");
        })) {
            HttpProblem problem = problem(HttpSource.at(stub.address()));
            assertThat(problem.kind()).isEqualTo(Kind.BUSY);
            assertThat(problem)
                    .hasMessageContaining("429 (too many outstanding requests)")
                    .hasMessageContaining("7 s");
            assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
            assertThat(stub.asked()).hasSize(3);
        }
    }

    @Test
    void a_server_that_asks_for_minutes_is_left_alone() {
        try (Stub stub = new Stub((asked, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", "600");
            Stub.send(exchange, 503, "");
        })) {
            assertThat(problem(HttpSource.at(stub.address())).kind()).isEqualTo(Kind.BROKEN);
            assertThat(stub.asked()).hasSize(1);
        }
    }

    @Test
    void a_server_that_recovers_is_heard() {
        List<Integer> statuses = new ArrayList<>(List.of(502, 500));
        try (Stub stub = new Stub(
                (asked, exchange) -> Stub.send(exchange, statuses.isEmpty() ? 200 : statuses.remove(0), "{\"a\":2}"))) {
            assertThat(http(HttpSource.at(stub.address()))
                            .get("/", Map.of(), TREE)
                            .path("a")
                            .asInt())
                    .isEqualTo(2);
            assertThat(waits).hasSize(2).allMatch(wait -> wait.toMillis() >= 250 && wait.toMillis() <= 1_000);
        }
    }

    @Test
    void a_closed_port_is_named() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        HttpProblem problem = problem(HttpSource.at("http://127.0.0.1:" + port));
        assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(problem).hasMessageContaining("refused the connection").hasMessageContaining("127.0.0.1:" + port);
        assertThat(waits).hasSize(2);
    }

    @Test
    void an_unknown_host_is_named() {
        assertThat(problem(HttpSource.at("http://no-such-host.invalid:9090").withTries(1)))
                .hasMessageContaining("no-such-host.invalid")
                .hasMessageContaining("not known here");
    }

    @Test
    void a_server_that_never_answers_is_slow_and_is_not_asked_again() {
        try (Stub stub = new Stub((asked, exchange) -> await())) {
            HttpProblem problem = problem(HttpSource.at(stub.address()).withTimeout(Duration.ofMillis(200)));
            assertThat(problem.kind()).isEqualTo(Kind.SLOW);
            assertThat(problem).hasMessageContaining("0.2 s");
            assertThat(waits).isEmpty();
            never.countDown();
        }
    }

    @Test
    void a_server_that_begins_and_never_ends_is_slow_too() {
        try (Stub stub = new Stub((asked, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"a\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        })) {
            assertThat(problem(HttpSource.at(stub.address()).withTimeout(Duration.ofMillis(300)))
                            .kind())
                    .isEqualTo(Kind.SLOW);
            never.countDown();
        }
    }

    @Test
    void an_answer_that_breaks_off_is_asked_for_again() {
        try (Stub stub = new Stub((asked, exchange) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"a\":[1,".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        })) {
            HttpProblem problem = problem(HttpSource.at(stub.address()));
            assertThat(problem.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(problem).hasMessageContaining("broke off");
            assertThat(stub.asked()).hasSize(3);
        }
    }

    @Test
    void half_a_document_is_truncated_and_other_text_is_foreign() {
        assertThat(answered(200, "{\"a\":[1,2").kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(answered(200, "welcome").kind()).isEqualTo(Kind.FOREIGN);
        assertThat(answered(200, " \n<!DOCTYPE html><title>Sign in</title>"))
                .hasMessageContaining("a web page instead of JSON")
                .hasMessageContaining("login");
    }

    @Test
    void refusals_say_what_to_do() {
        assertThat(answered(401, "Unauthorized"))
                .hasMessageContaining("401 (Unauthorized)")
                .hasMessageContaining("wants credentials");
        assertThat(answered(403, "{\"message\":\"no access to tenant\"}"))
                .hasMessageContaining("403 (no access to tenant)")
                .hasMessageContaining("right to read");
        assertThat(answered(400, "parse error at line 1, col 5: syntax error"))
                .hasMessageEndingWith("400 (parse error at line 1, col 5: syntax error).");
        assertThat(answered(404, "<html>nothing</html>")).hasMessageContaining("is the path of the address right");
        assertThat(answered(302, "")).hasMessageContaining("credentials are not sent on");
    }

    @Test
    void a_server_that_repeats_the_token_does_not_get_it_into_a_message() {
        try (Stub stub = new Stub((asked, exchange) -> Stub.send(
                exchange, 401, "no such key: " + asked.header("Authorization").orElse("")))) {
            HttpSource source =
                    HttpSource.at(stub.address()).withAccess(new Access.Bearer(Credential.of("tok-En/1+2==")));
            assertThat(problem(source)).hasMessageContaining("[secret]").hasMessageNotContaining("tok-En");
        }
    }

    @Test
    void a_header_that_cannot_be_sent_is_named_without_its_value() {
        HttpSource source =
                HttpSource.at("http://127.0.0.1:1").withHeaders(Map.of("X-Api-Key", Credential.of("abc\r\nX: tok3n")));
        assertThat(catchThrowableOfType(
                        sh.fabrik.run.UnreadableValue.class, () -> http(source).get("/", Map.of(), TREE)))
                .hasMessageContaining("X-Api-Key")
                .hasMessageNotContaining("tok3n");
    }

    @Test
    void who_is_told_to_stop_stops() {
        Pause interrupted = duration -> {
            throw new InterruptedException();
        };
        try (Stub stub = new Stub((asked, exchange) -> Stub.send(exchange, 500, ""))) {
            HttpJson http = new HttpJson("Loki", HttpSource.at(stub.address()), interrupted);
            assertThat(catchThrowableOfType(HttpProblem.class, () -> http.get("/", Map.of(), TREE))
                            .kind())
                    .isEqualTo(Kind.STOPPED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private HttpProblem answered(int status, String body) {
        try (Stub stub = new Stub((asked, exchange) -> Stub.send(exchange, status, body))) {
            return problem(HttpSource.at(stub.address()));
        }
    }

    private HttpProblem problem(HttpSource source) {
        return catchThrowableOfType(HttpProblem.class, () -> http(source).get("/q", Map.of("query", "up"), TREE));
    }

    private HttpJson http(HttpSource source) {
        return new HttpJson("Loki", source, waits::add);
    }

    private void await() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
