package sh.fabrik.collect.smithers.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.TaskAttempt.Result;
import sh.fabrik.run.Tokens;

/** Attempts in fabrik's words: what happened later, and what the output says, decide how each ended. */
final class Tasks {
    private final Execution execution;
    private final ActiveTime active;
    private final Map<Node, Integer> last = new HashMap<>();

    Tasks(Execution execution) {
        this.execution = execution;
        this.active = new ActiveTime(execution);
        for (Attempt attempt : execution.attempts()) {
            last.merge(attempt.node(), attempt.id().number(), Math::max);
        }
    }

    List<TaskAttempt> all() {
        return execution.attempts().stream().map(this::task).toList();
    }

    private TaskAttempt task(Attempt attempt) {
        Optional<Objection> objection = objection(attempt);
        Optional<Fault> fault = attempt.is("failed") ? attempt.fault() : Optional.empty();
        Optional<Usage> usage = attempt.worker().usage();
        Tokens tokens = usage.map(Usage::tokens).orElse(Tokens.UNKNOWN);
        return new TaskAttempt(
                attempt.node().id(),
                attempt.node().iteration(),
                attempt.id().number(),
                attempt.node().step(),
                attempt.worker().agent(),
                attempt.worker().anyModel(),
                tokens.input(),
                tokens.output(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                usage.flatMap(Usage::cost),
                objection.isPresent() ? Optional.of(Result.FAILED) : result(attempt),
                Optional.of(attempt.state()),
                attempt.times().started(),
                active.of(attempt),
                objection.map(Objection::type).or(() -> fault.map(Fault::type)),
                objection.flatMap(Objection::text).map(Redactor::redact).or(() -> fault.map(Fault::message)));
    }

    private Optional<Objection> objection(Attempt attempt) {
        return attempt.is("finished") && isLast(attempt) ? attempt.objection() : Optional.empty();
    }

    private Optional<Result> result(Attempt attempt) {
        return switch (attempt.state()) {
            case "finished" -> Optional.of(Result.SUCCESS);
            case "failed" -> Optional.of(isLast(attempt) ? Result.FAILED : Result.RETRY);
            default -> Optional.empty();
        };
    }

    private boolean isLast(Attempt attempt) {
        return last.getOrDefault(attempt.node(), 0) == attempt.id().number();
    }
}
