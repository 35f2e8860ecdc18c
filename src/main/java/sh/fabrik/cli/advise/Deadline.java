package sh.fabrik.cli.advise;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        FutureTask<T> task = new FutureTask<>(work);
        Thread worker = new Thread(task, "advise");
        worker.setDaemon(true);
        worker.start();
        try {
            return task.get(left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CommandProblem(
                    ExitCode.FAILURE,
                    "No answer within " + budget.toMillis()
                            + " ms; give a longer --timeout, or run \"fabrik analyze\" to warm the caches.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandProblem(ExitCode.INTERRUPTED, "Interrupted.");
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
