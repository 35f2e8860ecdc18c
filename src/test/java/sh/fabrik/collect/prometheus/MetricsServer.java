package sh.fabrik.collect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.collect.http.HttpSource;

/** A real server on a free loopback port, from a Debian package; tests are skipped where the package is not installed. */
public final class MetricsServer implements AutoCloseable {
    private final Process process;
    private final HttpSource source;
    private final String flush;

    private MetricsServer(Process process, HttpSource source, String flush) {
        this.process = process;
        this.source = source;
        this.flush = flush;
    }

    public static MetricsServer prometheus(Path folder) throws IOException {
        return prometheus(folder, List.of(), HttpSource.at("http://127.0.0.1:1"));
    }

    /** @param like how to ask it, but for its address */
    static MetricsServer prometheus(Path folder, List<String> options, HttpSource like) throws IOException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 15s}
                storage: {tsdb: {out_of_order_time_window: 400d}}
                scrape_configs: []
                """);
        List<String> command = new ArrayList<>(List.of(
                installed("prometheus"),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--storage.tsdb.retention.time=400d",
                "--web.listen-address=127.0.0.1:" + port,
                "--web.enable-remote-write-receiver",
                "--log.level=warn"));
        command.addAll(options);
        return start(folder, command, like.withBase(URI.create("http://127.0.0.1:" + port)), "/-/ready");
    }

    static MetricsServer victoriaMetrics(Path folder) throws IOException {
        int port = freePort();
        List<String> command = List.of(
                installed("victoria-metrics"),
                "-storageDataPath=" + folder.resolve("data"),
                "-httpListenAddr=127.0.0.1:" + port,
                "-retentionPeriod=24",
                "-search.latencyOffset=0s",
                "-search.disableCache");
        return start(folder, command, HttpSource.at("http://127.0.0.1:" + port), "/internal/force_flush");
    }

    private static MetricsServer start(Path folder, List<String> command, HttpSource source, String flush)
            throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        MetricsServer server = new MetricsServer(process, source, flush);
        server.get(flush.equals("/-/ready") ? flush : "/health");
        return server;
    }

    private static String installed(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        assumeTrue(false, "Skipped: the Debian package " + program + " is not installed.");
        return program;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public HttpSource source() {
        return source;
    }

    public void plant(Planted history) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(source.base() + "/api/v1/write"))
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(history.body()));
        source.access().header().ifPresent(value -> request.header("Authorization", value.reveal()));
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        get(flush);
    }

    /** The client's own tries wait until the server is there. */
    private void get(String path) {
        new HttpJson("The server", source.withTries(9).withTimeout(Duration.ofMinutes(1)))
                .get(path, Map.of(), InputStream::readAllBytes);
    }

    /** Ends it at once, as a crash does. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
