package sh.fabrik.loop;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Work on a thread of its own, beside what the caller does. The thread does not keep the process alive. This is what a FutureTask does,
 * which takes longer to load than this to run.
 *
 * @param <T> what comes of it
 */
public final class Meanwhile<T> {
    private final Callable<T> work;
    private final Thread thread;
    // read only after the thread has ended
    private @Nullable T result;
    private @Nullable Throwable problem;

    private Meanwhile(String name, Callable<T> work) {
        this.work = work;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /**
     * Begins at once.
     *
     * @param name of the thread
     */
    public static <T> Meanwhile<T> start(String name, Callable<T> work) {
        Meanwhile<T> begun = new Meanwhile<>(name, work);
        begun.thread.start();
        return begun;
    }

    private void run() {
        try {
            result = work.call();
        } catch (Throwable e) { // also errors: whoever waits must go on all the same
            problem = e;
        }
    }

    /** Waits for the end, at most this long; whether it came. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        thread.join(Math.max(1, patience.toMillis()));
        return !thread.isAlive();
    }

    /**
     * Waits for the result.
     *
     * @throws RuntimeException what the work threw, wrapped when it is of another kind
     */
    public T result() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
        if (result == null) {
            throw problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
        }
        return result;
    }
}
