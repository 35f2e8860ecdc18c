package sh.fabrik.analyse.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads that compute what one thread reads. Who gives work does it alone when all others are busy, so that no processor waits and no
 * queue grows. What is asked for in the order in which it was given does not depend on who did it: work shares nothing that changes.
 */
public final class Crew implements AutoCloseable {
    private static final int WAITING = 2; // for each thread: enough that none is idle while the next is read

    private final ThreadPoolExecutor others;
    private final List<Thread> readers = new ArrayList<>();

    private Crew(int threads) {
        others = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(threads * WAITING),
                work -> daemon(work, "crew"),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** As many threads as there are processors, the caller's included, and at least one beside it. */
    public static Crew ofProcessors() {
        return new Crew(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /**
     * Has something computed.
     *
     * @return waits for it, or computes it where nobody has begun to, and throws what it threw
     */
    public <T> Supplier<T> give(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        others.execute(task);
        return () -> {
            task.run(); // which does nothing when someone else does it
            return result(task);
        };
    }

    /**
     * Has something read at once, on a thread beside the crew: reading waits for the file as much as it computes.
     *
     * @return waits for it, and throws what it threw
     */
    public <T> Supplier<T> beside(Supplier<T> reading) {
        FutureTask<T> task = new FutureTask<>(reading::get);
        Thread reader = daemon(task, "reader");
        readers.add(reader);
        reader.start();
        return () -> result(task);
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The analysis was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Nobody computes what was not asked for. What is being read is read to its end, so that no file is open after this. */
    @Override
    public void close() {
        others.shutdownNow();
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
