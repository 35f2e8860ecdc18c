package sh.fabrik.collect.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

class PipeTest {
    private static final String HEADER = "run_id,spec_id,status,started_at\n";

    @TempDir
    private Path folder;

    @Test
    void a_pipe_is_read_plain_and_compressed() throws Exception {
        byte[] lines =
                (HEADER + "a,api,success,1767225600\nb,api,failed,1767229200\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(lines)).hasSize(2).allMatch(Found.Part.class::isInstance);
        assertThat(read(gzip(lines))).hasSize(2).allMatch(Found.Part.class::isInstance);
    }

    @Test
    void what_an_open_quote_swallows_of_a_pipe_is_said_to_be_lost() throws Exception {
        byte[] lines =
                (HEADER + "a,api,success,1767225600\n\"b,api,failed,1767229200\n").getBytes(StandardCharsets.UTF_8);
        assertThat(read(lines)).filteredOn(Found.Part.class::isInstance).hasSize(1);
        assertThat(read(lines)).anyMatch(found -> found.toString().contains("a pipe gives its lines only once"));
    }

    private List<Found> read(byte[] content) throws Exception {
        Path pipe = folder.resolve("pipe" + System.nanoTime());
        assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
                "this system makes no named pipes");
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                Files.write(pipe, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        CollectRequest request = new CollectRequest(List.of(pipe), "demo", "lab", Optional.empty(), Clock.systemUTC());
        try (Stream<Found> found = new CsvCollector().read(request)) {
            List<Found> all = found.toList();
            writer.join();
            return all;
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
