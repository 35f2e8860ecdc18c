package sh.fabrik.collect.kubernetes.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers like an API server where the library's mock does not: pages with continue tokens, set-based selectors, Status objects
 * of refusals, watches as lines in chunks with bookmarks and errors.
 */
public final class StubApi implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Answers in place of the server. @return false to let the server answer */
    public interface Instead {
        boolean answer(HttpExchange exchange, Map<String, String> parameters) throws IOException;
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, ObjectNode>> objects = new TreeMap<>();
    private final List<String> events = new ArrayList<>();
    private final List<Long> eventVersions = new ArrayList<>();
    private final List<Instead> instead = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private long version = 1000;
    private boolean closed;

    private StubApi(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static StubApi plain() {
        return new StubApi(started(Optional.empty()), "http");
    }

    static StubApi over(SSLContext tls) {
        return new StubApi(started(Optional.of(tls)), "https");
    }

    private static HttpServer started(Optional<SSLContext> tls) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls.isEmpty()) {
                return HttpServer.create(address, 0);
            }
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            return https;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A kubeconfig that leads here. @param more further fields of the cluster, such as a certificate */
    public Path kubeconfig(Path folder, String... more) {
        try {
            return Files.writeString(folder.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: stub, cluster: {server: "%s"%s}}]
                    users: [{name: reader, user: {token: let-me-in}}]
                    contexts: [{name: stub, context: {cluster: stub, user: reader}}]
                    current-context: stub
                    """.formatted(
                            url(), Arrays.stream(more).map(m -> ", " + m).collect(Collectors.joining())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void instead(Instead answer) {
        instead.add(answer);
    }

    /** Refuses everything whose path ends so, as RBAC does. */
    public void forbid(String resource, String verb) {
        instead((exchange, parameters) -> {
            boolean watch = parameters.containsKey("watch");
            if (!exchange.getRequestURI().getPath().endsWith("/" + resource) || watch != verb.equals("watch")) {
                return false;
            }
            status(
                    exchange,
                    403,
                    "Forbidden",
                    resource + " is forbidden: User \"system:serviceaccount:fabrik:reader\" cannot " + verb
                            + " resource \"" + resource + "\" in API group \"\" in the namespace \"fabrik-runs\"",
                    "");
            return true;
        });
    }

    public synchronized void put(String plural, ObjectNode object) {
        version++;
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        metadata.put("resourceVersion", Long.toString(version));
        String name = metadata.path("name").stringValue();
        boolean known = objects.computeIfAbsent(plural, p -> new TreeMap<>()).put(name, object.deepCopy()) != null;
        tell(plural, known ? "MODIFIED" : "ADDED", object);
    }

    public synchronized void delete(String plural, String name) {
        version++;
        ObjectNode object =
                Objects.requireNonNull(objects.getOrDefault(plural, Map.of()).remove(name));
        ((ObjectNode) object.path("metadata")).put("resourceVersion", Long.toString(version));
        tell(plural, "DELETED", object);
    }

    /** Forgets the changes so far: a watch from before is too old. */
    synchronized void compact() {
        events.clear();
        eventVersions.clear();
        compactedAt = version;
        notifyAll();
    }

    private long compactedAt;

    private void tell(String plural, String type, ObjectNode object) {
        if (plural.equals("jobs")) {
            ObjectNode event = JSON.createObjectNode().put("type", type);
            event.set("object", object.deepCopy().put("kind", "Job").put("apiVersion", "batch/v1"));
            events.add(event.toString());
            eventVersions.add(version);
            notifyAll();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange);
        asked.add(exchange.getRequestURI().toString());
        for (Instead each : instead) {
            if (each.answer(exchange, parameters)) {
                exchange.close();
                return;
            }
        }
        if (!"Bearer let-me-in".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            status(exchange, 401, "Unauthorized", "Unauthorized", "");
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String plural = path.substring(path.lastIndexOf('/') + 1);
        if (parameters.containsKey("watch")) {
            watch(exchange, parameters);
        } else {
            send(exchange, 200, list(plural, parameters));
        }
        exchange.close();
    }

    private synchronized String list(String plural, Map<String, String> parameters) {
        Set<String> wanted = selected(parameters.getOrDefault("labelSelector", ""));
        String label = parameters.getOrDefault("labelSelector", "").split(" ")[0];
        String from = parameters.getOrDefault("continue", "");
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "1000000"));
        List<ObjectNode> all = objects.getOrDefault(plural, Map.of()).entrySet().stream()
                .filter(e -> e.getKey().compareTo(from) > 0)
                .map(Map.Entry::getValue)
                .filter(o -> wanted.isEmpty()
                        || wanted.contains(o.at("/metadata/labels/" + label.replace("/", "~1"))
                                .asString("")))
                .toList();
        ObjectNode list = JSON.createObjectNode().put("kind", "List").put("apiVersion", "v1");
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(version));
        List<ObjectNode> page = all.subList(0, Math.min(limit, all.size()));
        if (page.size() < all.size()) {
            metadata.put(
                    "continue", page.get(page.size() - 1).at("/metadata/name").stringValue());
            metadata.put("remainingItemCount", all.size() - page.size());
        }
        page.forEach(list.putArray("items")::add);
        return list.toString();
    }

    private static Set<String> selected(String selector) {
        int open = selector.indexOf('(');
        return open < 0
                ? Set.of()
                : Set.of(selector.substring(open + 1, selector.length() - 1).split(","));
    }

    private void watch(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        long from = Long.parseLong(parameters.get("resourceVersion"));
        long until = System.nanoTime() + Long.parseLong(parameters.get("timeoutSeconds")) * 1_000_000_000L;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (System.nanoTime() < until) {
                for (String line : news(from)) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    JsonNode event = JSON.readTree(line);
                    if (event.path("type").stringValue().equals("ERROR")) {
                        return;
                    }
                    from = Long.parseLong(
                            event.at("/object/metadata/resourceVersion").stringValue());
                }
                out.flush();
                if (!await(from)) {
                    return;
                }
            }
        }
    }

    private synchronized List<String> news(long from) {
        if (from < compactedAt) {
            return List.of("{\"type\":\"ERROR\",\"object\":"
                    + statusOf(410, "Expired", "too old resource version: " + from, "") + "}");
        }
        List<String> news = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (eventVersions.get(i) > from) {
                news.add(events.get(i));
            }
        }
        return news;
    }

    private synchronized boolean await(long from) {
        try {
            if (!closed
                    && from >= compactedAt
                    && (eventVersions.isEmpty() || eventVersions.get(eventVersions.size() - 1) <= from)) {
                wait(200);
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    synchronized long version() {
        return version;
    }

    public static void status(HttpExchange exchange, int code, String reason, String message, String next)
            throws IOException {
        send(exchange, code, statusOf(code, reason, message, next));
    }

    static String statusOf(int code, String reason, String message, String next) {
        ObjectNode status = JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", code);
        ObjectNode metadata = status.putObject("metadata");
        if (!next.isEmpty()) {
            metadata.put("continue", next);
        }
        return status.toString();
    }

    static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> all = new LinkedHashMap<>();
        for (String each : query == null ? new String[0] : query.split("&")) {
            String[] pair = each.split("=", 2);
            all.put(decoded(pair[0]), decoded(pair[1]));
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
