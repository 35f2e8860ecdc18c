package sh.fabrik.cli.advise;

import java.time.Duration;
import java.util.concurrent.Callable;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.loop.Meanwhile;

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
        Meanwhile<T> attempt = Meanwhile.start("advise", work);
        try {
            if (attempt.endsWithin(left())) {
                return attempt.result();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandProblem(ExitCode.INTERRUPTED, "Interrupted.");
        }
        throw new CommandProblem(
                ExitCode.FAILURE,
                "No answer within " + budget.toMillis()
                        + " ms; give a longer --timeout, or run \"fabrik analyze\" to warm the caches.");
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
