package sh.fabrik.collect.smithers.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time in which work was done. A task that waits for a person does not work; tasks side by side count once. */
final class ActiveTime {
    private final Execution execution;

    ActiveTime(Execution execution) {
        this.execution = execution;
    }

    /** Of the whole run, as far as it is known; empty when no attempt tells its start. */
    Optional<Duration> total() {
        List<Span> work = execution.attempts().stream()
                .flatMap(attempt -> end(attempt).flatMap(end -> span(attempt, end)).stream())
                .flatMap(worked -> worked.stream())
                .toList();
        boolean known =
                execution.attempts().stream().anyMatch(a -> a.times().started().isPresent());
        return known ? Optional.of(Span.covered(work)) : Optional.empty();
    }

    /** Of one attempt that has ended. */
    Optional<Duration> of(Attempt attempt) {
        return attempt.times().finished().flatMap(end -> span(attempt, end)).map(Span::covered);
    }

    private Optional<List<Span>> span(Attempt attempt, Instant end) {
        return attempt.times()
                .started()
                .filter(start -> !end.isBefore(start))
                .map(start -> new Span(start, end).without(execution.waits().of(attempt.node(), execution.latest())));
    }

    /** One that was cut off worked at most until the next attempt at the same task, the end of the run, or what is known. */
    private Optional<Instant> end(Attempt attempt) {
        Instant cut = execution.ended().orElse(execution.latest());
        return attempt.times()
                .finished()
                .or(attempt.times()::heartbeat)
                .or(() -> execution.attempts().stream()
                        .filter(other -> other.node().equals(attempt.node()))
                        .filter(other -> other.id().number() > attempt.id().number())
                        .flatMap(other -> other.times().started().stream())
                        .min(Comparator.naturalOrder())
                        .or(() -> Optional.of(cut)));
    }
}
