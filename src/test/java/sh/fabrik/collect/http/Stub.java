package sh.fabrik.collect.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of the test's own on a free loopback port, which writes down what it is asked. */
public final class Stub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** One request. */
    public record Asked(String method, String path, Map<String, String> parameters, Map<String, List<String>> headers) {
        /** Empty text for one that is not there. */
        public String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
        }
    }

    /** Answers a request. */
    public interface Answering {
        void answer(Asked request, HttpExchange exchange) throws IOException;
    }

    public Stub(Answering answering) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", handler(answering));
        server.start();
    }

    private HttpHandler handler(Answering answering) {
        return exchange -> {
            try (exchange) {
                Asked request = read(exchange);
                asked.add(request);
                answering.answer(request, exchange);
            }
        };
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String text : List.of(
                body,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""))) {
            for (String pair : text.split("&")) {
                String[] both = pair.split("=", 2);
                if (both.length == 2) {
                    parameters.put(decoded(both[0]), decoded(both[1]));
                }
            }
        }
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                Map.copyOf(exchange.getRequestHeaders()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
