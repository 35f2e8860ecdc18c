package sh.fabrik.collect.smithers.execution;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

/** How a run ended and what decided it. Waiting and running are no ends; what became of such a run others must say. */
final class Ending {
    private final Execution execution;
    private final Evidence evidence;

    /** @param evidence of the file the execution was read from */
    Ending(Execution execution, Evidence evidence) {
        this.execution = execution;
        this.evidence = evidence;
    }

    Verdict verdict() {
        return switch (execution.status()) {
            case "finished", "continued" -> Verdict.success(evidence);
            case "failed" -> failure();
            case "cancelled" -> with(Optional.of(Outcome.CANCELLED), Optional.of(ErrorType.CANCELLED), evidence);
            default -> with(Optional.empty(), Optional.empty(), Evidence.NONE);
        };
    }

    private Verdict with(Optional<Outcome> outcome, Optional<ErrorType> type, Evidence weight) {
        return new Verdict(outcome, Optional.empty(), Optional.of(execution.status()), type, weight);
    }

    private Verdict failure() {
        Optional<Fault> decider = decider();
        if (execution.waits().anyDenied()
                && decider.filter(fault -> !fault.pointsElsewhere()).isEmpty()) {
            return Verdict.of(Outcome.FAILED, FailureReason.BLOCKED, "approval denied", evidence)
                    .withErrorType(ErrorType.APPROVAL_DENIED);
        }
        return decider.map(this::failure)
                .orElseGet(() -> Verdict.of(Outcome.FAILED, FailureReason.ERROR, execution.status(), evidence));
    }

    private Verdict failure(Fault fault) {
        String raw = fault.code().orElse(execution.status());
        if (fault.isDeadline()) {
            return Verdict.of(Outcome.TIMEOUT, FailureReason.TIMEOUT, raw, evidence)
                    .withErrorType(fault.type());
        }
        return Verdict.of(Outcome.FAILED, reason(fault.type()), raw, evidence).withErrorType(fault.type());
    }

    private static FailureReason reason(ErrorType type) {
        return switch (type) {
            case INFRASTRUCTURE -> FailureReason.INFRASTRUCTURE;
            case APPROVAL_DENIED, BLOCKED -> FailureReason.BLOCKED;
            default -> FailureReason.ERROR;
        };
    }

    /** The run's own error when it says what happened, else that of the task which failed last, else whatever is there. */
    Optional<Fault> decider() {
        Optional<Fault> own = last(execution.faults().stream());
        return last(execution.faults().stream()
                        .filter(fault -> !fault.pointsElsewhere())
                        .filter(fault -> fault.isDeadline() || fault.type() != ErrorType.UNCLASSIFIED))
                .or(this::failedTask)
                .or(() -> own);
    }

    private Optional<Fault> failedTask() {
        List<Attempt> failed = execution.attempts().stream()
                .filter(attempt -> attempt.is("failed") && attempt.fault().isPresent())
                .filter(this::isLast)
                .toList();
        String blamed = last(execution.faults().stream()).map(Fault::text).orElse("");
        List<Attempt> named = failed.stream()
                .filter(attempt -> blamed.contains(attempt.node().id()))
                .toList();
        return (named.isEmpty() ? failed : named)
                .stream()
                        .max(Comparator.comparing(
                                attempt -> attempt.times().finished().orElse(execution.start())))
                        .flatMap(Attempt::fault);
    }

    private boolean isLast(Attempt attempt) {
        return execution.attempts().stream()
                .noneMatch(other -> other.node().equals(attempt.node())
                        && other.id().number() > attempt.id().number());
    }

    private static Optional<Fault> last(Stream<Fault> faults) {
        return faults.reduce((earlier, later) -> later);
    }
}
