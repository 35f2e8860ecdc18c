package sh.fabrik.collect.kubernetes.live;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Asks one API server. Objects stay trees: the mapping of recorded input reads them, and one odd object must not cost the
 * whole page. The client library brings the way in: kubeconfig, tokens and their renewal, TLS, proxies, retries.
 */
final class ApiServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;

    private final KubernetesClient client;
    private final HttpClient http;
    private final String url;
    private final KubernetesSource source;
    private final Clock clock;

    private ApiServer(Config config, KubernetesSource source, Clock clock) {
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.http = client.getHttpClient();
        this.url = config.getMasterUrl();
        this.source = source;
        this.clock = clock;
    }

    /** @throws Unanswered when no way to it is described; nothing is asked yet */
    static ApiServer open(KubernetesSource source, Clock clock) throws Unanswered {
        try {
            return new ApiServer(Access.of(source), source, clock);
        } catch (RuntimeException e) {
            throw Unanswered.because("The way to the cluster cannot be used (" + Access.firstLine(e)
                    + "); repair the certificates and keys in the kubeconfig.");
        }
    }

    /** Its address, for people. */
    String name() {
        return url.replaceFirst("/$", "");
    }

    Page list(Resource resource, Map<String, String> parameters) throws Unanswered {
        Complaint complaint = new Complaint(name(), "list", resource, source.namespace());
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(url + resource.path(source.namespace(), parameters))
                .build();
        HttpResponse<byte[]> response = answer(http.sendAsync(request, byte[].class), complaint);
        byte[] body = response.body() == null ? new byte[0] : response.body();
        if (response.code() != OK) {
            throw complaint.about(response.code(), status(body));
        }
        return Page.of(parse(body, complaint), now(response));
    }

    /** The changes since a version, until the server or the caller ends them. */
    WatchStream watch(Resource resource, String version, Duration atMost) throws Unanswered {
        Complaint complaint = new Complaint(name(), "watch", resource, source.namespace());
        Map<String, String> parameters = Map.of(
                "watch",
                "true",
                "allowWatchBookmarks",
                "true",
                "resourceVersion",
                version,
                "timeoutSeconds",
                Long.toString(Math.max(1, atMost.toSeconds())));
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(url + resource.path(source.namespace(), parameters))
                .forStreaming()
                .build();
        WatchStream stream = new WatchStream(complaint);
        stream.begin(answer(http.consumeBytes(request, stream), complaint), source.timeout());
        return stream;
    }

    private <T> HttpResponse<T> answer(CompletableFuture<HttpResponse<T>> pending, Complaint complaint)
            throws Unanswered {
        try {
            return pending.get(source.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw complaint.tooSlow(source.timeout().toSeconds());
        } catch (ExecutionException e) {
            throw complaint.about(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Unanswered.because("The collect was interrupted.");
        }
    }

    private static JsonNode parse(byte[] body, Complaint complaint) throws Unanswered {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.path("items").isArray() || tree.path("kind").asString("").endsWith("List")) {
                return tree;
            }
        } catch (JacksonException e) {
            throw complaint.notJson(body);
        }
        throw complaint.notJson(body);
    }

    /** The Status object that explains a refusal; an empty one when the body is none. */
    static JsonNode status(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** "Now" by the server's clock, since all times of its objects are. */
    private Instant now(HttpResponse<?> response) {
        return Optional.ofNullable(response.header("Date"))
                .flatMap(ApiServer::time)
                .orElseGet(clock::instant);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
