package sh.fabrik.loop;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a stream into batches on a thread of its own, a little ahead of their user: then reading and storing each have a processor. */
final class ReadAhead<T, B> {
    private static final int BATCHES = 1; // that wait, beside the one in use and the one being filled

    private final BlockingQueue<Optional<B>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Basket<T, B> basket;
    private volatile boolean unwanted;
    private volatile @Nullable Throwable failure;

    private ReadAhead(Basket<T, B> basket) {
        this.basket = basket;
    }

    /** Where elements gather until they are a batch. */
    interface Basket<T, B> {
        /** Adds an element. @return whether what is in it should be handed over now */
        boolean put(T element);

        /** Takes out what is in it. */
        B empty();
    }

    /**
     * Gives every batch to the user, in order, on the caller's thread; the last one may be empty. What reading throws is thrown here,
     * after the elements before it; what the user throws ends the reading. The stream is at rest when this returns.
     */
    static <T, B> void forEach(Stream<T> stream, Basket<T, B> basket, Consumer<? super B> use) {
        ReadAhead<T, B> ahead = new ReadAhead<>(basket);
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
            attempt(() -> stream.forEach(this::put));
            attempt(this::handOver);
            batches.put(Optional.empty());
        } catch (InterruptedException | Unwanted e) {
            unwanted = true;
        }
    }

    /** The first failure is told, after what came before it. */
    private void attempt(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (Unwanted e) {
            throw e;
        } catch (RuntimeException | Error e) {
            failure = Optional.<Throwable>ofNullable(failure).orElse(e);
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void put(T element) {
        if (basket.put(element) || unwanted) {
            try {
                handOver();
            } catch (InterruptedException e) {
                throw new Unwanted();
            }
        }
    }

    private void handOver() throws InterruptedException {
        if (unwanted) {
            throw new Unwanted();
        }
        batches.put(Optional.of(basket.empty()));
    }

    private void use(Consumer<? super B> use) throws InterruptedException {
        for (Optional<B> batch = batches.take(); batch.isPresent(); batch = batches.take()) {
            use.accept(batch.get());
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
    }

    /** The reader may be waiting for a place for its next batch, or reading up to it. */
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
