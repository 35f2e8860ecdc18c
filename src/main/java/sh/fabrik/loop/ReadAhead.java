package sh.fabrik.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a stream on a thread of its own, a little ahead of its user: then reading and storing each have a processor. */
final class ReadAhead<T> {
    private static final int CHUNK = 500;
    private static final int CHUNKS = 8;

    private final BlockingQueue<List<T>> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private List<T> chunk = new ArrayList<>(CHUNK);
    private volatile boolean unwanted;
    private volatile @Nullable Throwable failure;

    private final Predicate<? super T> urgent;

    private ReadAhead(Predicate<? super T> urgent) {
        this.urgent = urgent;
    }

    /**
     * Gives every element to the user, in order, on the caller's thread. What reading throws is thrown here, after the elements
     * before it; what the user throws ends the reading. The stream is at rest when this returns.
     *
     * @param urgent elements that are handed over at once, with all before them
     */
    static <T> void forEach(Stream<T> stream, Predicate<? super T> urgent, Consumer<? super T> use) {
        ReadAhead<T> ahead = new ReadAhead<>(urgent);
        Thread reader = new Thread(() -> ahead.read(stream), "read-ahead");
        reader.setDaemon(true);
        reader.start();
        try {
            ahead.use(use);
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            ahead.end(reader);
        }
    }

    private void read(Stream<T> stream) {
        try {
            stream.forEach(this::put);
        } catch (Unwanted e) {
            return;
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        try {
            flush();
            chunks.put(List.of());
        } catch (InterruptedException | Unwanted e) {
            unwanted = true;
        }
    }

    private void put(T element) {
        chunk.add(element);
        if (chunk.size() == CHUNK || unwanted || urgent.test(element)) {
            try {
                flush();
            } catch (InterruptedException e) {
                throw new Unwanted();
            }
        }
    }

    private void flush() throws InterruptedException {
        if (unwanted) {
            throw new Unwanted();
        }
        if (!chunk.isEmpty()) {
            chunks.put(chunk);
            chunk = new ArrayList<>(CHUNK);
        }
    }

    private void use(Consumer<? super T> use) throws InterruptedException {
        for (List<T> some = chunks.take(); !some.isEmpty(); some = chunks.take()) {
            some.forEach(use);
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
    }

    /** The reader may be waiting for a place for its next chunk, or reading up to it. */
    private void end(Thread reader) {
        unwanted = true;
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Collecting was interrupted; what was stored so far stays.");
    }

    /** Nobody takes any more. */
    private static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
