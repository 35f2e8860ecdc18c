package sh.fabrik.collect.smithers.eventlog;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.smithers.execution.Attempt;
import sh.fabrik.collect.smithers.execution.Attempt.Times;
import sh.fabrik.collect.smithers.execution.Attempt.Worker;
import sh.fabrik.collect.smithers.execution.AttemptId;
import sh.fabrik.collect.smithers.execution.Fault;
import sh.fabrik.collect.smithers.execution.Usage;

/** An attempt as far as its events have been read. */
final class RecordedAttempt {
    private final AttemptId id;
    private String state = "in-progress";
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> finished = Optional.empty();
    private Optional<Fault> fault = Optional.empty();
    private final Set<Instant> told = new HashSet<>();
    private Optional<Usage> usage = Optional.empty();
    private Optional<String> engine = Optional.empty();

    RecordedAttempt(AttemptId id) {
        this.id = id;
    }

    void started(Instant at) {
        started = started.or(() -> Optional.of(at));
    }

    /** Overrides an earlier cancellation: a task that is unmounted while it works may still come to its end. */
    void finished(Instant at) {
        end("finished", at);
    }

    void failed(Instant at, Optional<Fault> with) {
        end("failed", at);
        fault = with;
    }

    void cancelled(Instant at) {
        if (finished.isEmpty()) {
            end("cancelled", at);
        }
    }

    /** Several calls add up; one that is told twice, after the log was replayed, counts once. */
    void used(Instant at, Usage more) {
        if (!told.add(at)) {
            return;
        }
        usage = Optional.of(usage.map(sum -> sum.plus(more)).orElse(more));
    }

    /** @param harness that worked on it, such as {@code codex} */
    void ranOn(String harness) {
        engine = Optional.of(harness);
    }

    Attempt attempt() {
        Optional<Boolean> agent = usage.map(used -> true);
        return new Attempt(
                id,
                state,
                new Times(started, finished, Optional.empty()),
                new Worker(agent, Optional.empty(), usage.map(reported -> reported.counted(engine))),
                fault,
                Optional.empty());
    }

    private void end(String word, Instant at) {
        state = word;
        finished = Optional.of(at);
    }
}
