package sh.fabrik.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds spoilt input to every reader: the same few each time; {@code scripts/fuzz MINUTES} tries others, guided by what they reach.
 * An input that breaks a reader is kept under {@code target/fuzz}; put it under {@code src/test/resources/fuzz/READER} with the mending.
 */
class FuzzTest {
    private static final int INPUTS = 150;
    private static final int SEED = 20260101;

    /** An input that takes longer hangs. */
    private static final Duration HANGING = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    static List<FuzzedReader> readers() {
        return Readers.all();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatever_comes_is_read_or_refused_with_a_sentence_and_ends(FuzzedReader reader) throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(null, work, "fuzz", 1 << 20);
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (byte[] known : known(reader)) {
                check(worker, reader, known);
            }
            Mutations mutations = new Mutations(new Random(SEED));
            for (int i = 0; i < INPUTS; i++) {
                check(worker, reader, mutations.next(reader.seeds()));
            }
        } finally {
            worker.shutdownNow();
        }
    }

    private void check(ExecutorService worker, FuzzedReader reader, byte[] input) throws Exception {
        Path folder = Files.createTempDirectory(temporary, "input");
        Future<Void> reading = worker.submit(() -> {
            reader.reading().read(input, folder);
            return null;
        });
        try {
            reading.get(HANGING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(reader + " hangs on " + keep(reader, input), e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (!reader.mayRefuseWith(cause)) {
                throw new AssertionError(reader + " breaks on " + keep(reader, input) + ": " + trace(cause), cause);
            }
        }
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path keep(FuzzedReader reader, byte[] input) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz", reader.name()));
        return Files.write(folder.resolve(Integer.toHexString(Arrays.hashCode(input))), input);
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(12).reduce("", (a, b) -> a + "\n" + b);
    }

    private static List<byte[]> known(FuzzedReader reader) throws IOException {
        Path folder = Path.of("src", "test", "resources", "fuzz", reader.name());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(FuzzTest::read).toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
