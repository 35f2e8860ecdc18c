package sh.fabrik.cli.advise;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;

/** A point in time by which an answer must be out, counted from the launcher's start. */
final class Deadline {
    /** What printing and ending the process may take. */
    private static final long RESERVE_MS = 120;

    private final long endMs;
    private final Duration budget;

    Deadline(long startedAtMs, Duration budget) {
        this.endMs = startedAtMs + budget.toMillis();
        this.budget = budget;
    }

    /** Time left for work; at least a millisecond. */
    Duration left() {
        return Duration.ofMillis(Math.max(1, endMs - RESERVE_MS - System.currentTimeMillis()));
    }

    /**
     * Runs the work on a thread of its own, which does not keep the process alive.
     *
     * @throws CommandProblem when the time is over
     */
    <T> T within(Callable<T> work) {
        Attempt<T> attempt = new Attempt<>(work);
        Thread worker = new Thread(attempt, "advise");
        worker.setDaemon(true);
        worker.start();
        try {
            worker.join(left().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandProblem(ExitCode.INTERRUPTED, "Interrupted.");
        }
        if (worker.isAlive()) {
            throw new CommandProblem(
                    ExitCode.FAILURE,
                    "No answer within " + budget.toMillis()
                            + " ms; give a longer --timeout, or run \"fabrik analyze\" to warm the caches.");
        }
        return attempt.result();
    }

    /** What a FutureTask does, which takes longer to load than this to run. Read only after its thread has ended. */
    private static final class Attempt<T> implements Runnable {
        private final Callable<T> work;
        private @Nullable T result;
        private @Nullable Throwable problem;

        Attempt(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.call();
            } catch (Throwable e) { // also errors: the run must start all the same
                problem = e;
            }
        }

        T result() {
            if (result == null) {
                throw problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
            }
            return result;
        }
    }

    /** Runs what may as well be left out; its failure is nobody's business. */
    void ifTimeIsLeft(Runnable extra) {
        try {
            within(() -> {
                extra.run();
                return true;
            });
        } catch (RuntimeException e) {
            // it is left out
        }
    }
}
