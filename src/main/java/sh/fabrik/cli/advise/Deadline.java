package sh.fabrik.cli.advise;

import java.time.Duration;
import java.util.concurrent.Callable;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.loop.Meanwhile;

/**
 * A point in time by which an answer must be out, counted from the launcher's start. It comes before the end of the time that was
 * given: the launcher keeps an eighth of it for falling back by itself, at most a second.
 */
final class Deadline {
    /** What printing and ending the process may take. */
    private static final long ENDING_MS = 120;

    private static final long LAUNCHERS_SHARE = 8;
    private static final long LAUNCHERS_MOST_MS = 1000;

    private final long endMs;
    private final Duration budget;

    Deadline(long startedAtMs, Duration budget) {
        long launchers = Math.min(budget.toMillis() / LAUNCHERS_SHARE, LAUNCHERS_MOST_MS);
        this.endMs = startedAtMs + budget.toMillis() - launchers - ENDING_MS;
        this.budget = budget;
    }

    /** Time left for work; at least a millisecond. */
    Duration left() {
        return Duration.ofMillis(Math.max(1, endMs - System.currentTimeMillis()));
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
