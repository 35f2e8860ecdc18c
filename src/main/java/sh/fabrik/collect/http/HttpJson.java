package sh.fabrik.collect.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import sh.fabrik.collect.http.HttpProblem.Kind;
import sh.fabrik.run.UnreadableValue;

/**
 * Asks a server for JSON, as often as its source allows. Redirections are not followed: they could carry a token to another
 * host.
 */
public final class HttpJson {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final String who;
    private final HttpSource source;
    private final Refusals refusals;
    private final Exchange exchange;
    private final Pause pause;

    /**
     * @param name the server as messages call it: {@code Prometheus}
     * @throws UnreadableValue when the CA file cannot be used
     */
    public HttpJson(String name, HttpSource source) {
        this(name, source, Pause.REAL);
    }

    /** @param pause waits between two tries */
    public HttpJson(String name, HttpSource source, Pause pause) {
        this.who = name + " at " + source.base();
        this.source = source;
        this.refusals = new Refusals(who, source);
        this.exchange = new Exchange(client(source), new Troubles(who, source), refusals);
        this.pause = pause;
    }

    private static HttpClient client(HttpSource source) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING.compareTo(source.timeout()) < 0 ? CONNECTING : source.timeout());
        source.caFile().map(Trust::in).ifPresent(builder::sslContext);
        return builder.build();
    }

    /**
     * The answer to a question in the address.
     *
     * @param path begins with a slash; it follows the base
     * @throws HttpProblem when there is no usable answer after all tries
     */
    public <T> T get(String path, Map<String, String> parameters, Reading<T> reading) {
        String query = parameters.isEmpty() ? "" : "?" + form(parameters);
        return ask(request(path + query).GET().build(), reading);
    }

    /** As {@link #get}, with the question in the body, where it may be long. */
    public <T> T post(String path, Map<String, String> parameters, Reading<T> reading) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build();
        return ask(request, reading);
    }

    private <T> T ask(HttpRequest request, Reading<T> reading) {
        for (int failed = 0; ; ) {
            try {
                return exchange.of(request, reading);
            } catch (HttpProblem e) {
                failed++;
                boolean waitsTooLong = e.serverAsksFor()
                        .filter(wait -> wait.compareTo(Backoff.LONGEST) > 0)
                        .isPresent();
                if (failed >= source.tries() || !e.isWorthAnotherTry() || waitsTooLong) {
                    throw e;
                }
                rest(Backoff.after(failed, e.serverAsksFor()));
            }
        }
    }

    /** Waits a moment between two questions, for the server's sake. */
    public void rest(Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpProblem(Kind.STOPPED, "Waiting for " + who + " was stopped; the next collect asks again.");
        }
    }

    /** For an answer that is JSON, but not what was asked for. */
    public HttpProblem foreign(String what) {
        return new HttpProblem(Kind.FOREIGN, who + " answered " + what + "; is another program at this address?");
    }

    /** For an answer that says that this one question was wrong. */
    public HttpProblem rejected(String what) {
        return new HttpProblem(Kind.REJECTED, who + " answered " + what + ".");
    }

    /** For an answer of which the server itself says that something may be missing. */
    public HttpProblem doubtful(String why) {
        return new HttpProblem(
                Kind.INCOMPLETE,
                who + " says that its answer is not complete (" + refusals.concealed(why)
                        + "); the next collect asks again.");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(source.base() + path)).timeout(source.timeout());
        source.headers().forEach((name, value) -> set(request, name, value));
        source.access().header().ifPresent(value -> set(request, "Authorization", value));
        return request.setHeader("Accept", "application/json");
    }

    /** Java's own message would repeat the value. */
    private static void set(HttpRequest.Builder request, String name, Credential value) {
        try {
            request.setHeader(name, value.reveal());
        } catch (IllegalArgumentException e) {
            throw new UnreadableValue(
                    "The header \"" + name
                            + "\" cannot be sent: its name is reserved, or its value holds a line end or another control character.");
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
