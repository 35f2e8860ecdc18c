package sh.fabrik.collect.kubernetes.outcome;

import static sh.fabrik.collect.kubernetes.outcome.Row.when;
import static sh.fabrik.run.FailureReason.BLOCKED;
import static sh.fabrik.run.FailureReason.ERROR;
import static sh.fabrik.run.FailureReason.INFRASTRUCTURE;
import static sh.fabrik.run.FailureReason.KILLED;
import static sh.fabrik.run.FailureReason.OOM;
import static sh.fabrik.run.Outcome.CANCELLED;
import static sh.fabrik.run.Outcome.FAILED;
import static sh.fabrik.run.Outcome.SUCCESS;
import static sh.fabrik.run.Outcome.TIMEOUT;

import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

/**
 * How a run ended, by the first row that finds its sign. Memory and deadlines are looked for in every pod; the other causes in
 * the earliest failure that is not a replacement pod's "run already exists". docs/kubernetes.md explains the rows to people.
 */
public final class DecisionTable {
    private static final List<Row> ROWS = List.of(
            when(Signs::complete).is(SUCCESS),
            when(Signs::deletedUnfinished).is(CANCELLED).because(KILLED).as(ErrorType.CANCELLED),
            when(Signs::podSucceededAlone).is(SUCCESS),
            when(Signs.annotated("succeeded")).is(SUCCESS),
            when(Signs.annotated("cancelled")).is(CANCELLED).as(ErrorType.CANCELLED),
            when(Signs::waitsInVain).is(FAILED).because(INFRASTRUCTURE).as(ErrorType.INFRASTRUCTURE),
            when(Signs::goesOn),
            when(Signs::deadline).is(TIMEOUT).because(FailureReason.TIMEOUT).as(ErrorType.TIMEOUT),
            when(Signs::memory).is(FAILED).because(OOM).as(ErrorType.OOM),
            when(Signs::takenAway).is(FAILED).because(KILLED).as(ErrorType.INFRASTRUCTURE),
            when(Signs::signal).is(FAILED).because(KILLED),
            when(Signs.exit(2)).is(CANCELLED).as(ErrorType.CANCELLED),
            when(Signs.exit(3)).is(FAILED).because(BLOCKED).as(ErrorType.BLOCKED),
            when(Signs::taskTimeout).is(TIMEOUT).because(FailureReason.TIMEOUT).as(ErrorType.TIMEOUT),
            when(Signs::workDone).is(FAILED).because(INFRASTRUCTURE).as(ErrorType.INFRASTRUCTURE),
            when(Signs::takenAwayWithoutTrace).is(FAILED).because(KILLED).as(ErrorType.INFRASTRUCTURE),
            when(Signs::neverStarted).is(FAILED).because(INFRASTRUCTURE).as(ErrorType.INFRASTRUCTURE),
            when(Signs.exit(126, 127)).is(FAILED).because(ERROR).as(ErrorType.TOOL_MISSING),
            when(Signs::anything).is(FAILED).because(ERROR));

    private DecisionTable() {}

    /** The verdict; without an outcome while the run goes on. */
    public static Verdict decide(JobEvidence evidence) {
        for (Row row : ROWS) {
            Optional<String> sign = row.sign().apply(evidence);
            if (sign.isPresent()) {
                return row.outcome()
                        .map(outcome -> verdict(row, outcome, sign.get(), evidence))
                        .orElse(Verdict.UNKNOWN);
            }
        }
        return Verdict.UNKNOWN;
    }

    private static Verdict verdict(Row row, Outcome outcome, String sign, JobEvidence evidence) {
        if (outcome == SUCCESS) {
            return Verdict.success(weight(evidence));
        }
        Optional<ErrorType> type =
                row.errorType().or(() -> row.reason().filter(ERROR::equals).flatMap(r -> told(evidence)));
        return new Verdict(Optional.of(outcome), row.reason(), Optional.of(sign), type, weight(evidence));
    }

    private static Evidence weight(JobEvidence evidence) {
        if (evidence.job().filter(JobState::isTerminal).isPresent()) {
            return Evidence.JOB_CONDITION;
        }
        return evidence.isHinted() ? Evidence.ANNOTATION : Evidence.CONTAINER_STATE;
    }

    /** What the texts that the run left behind tell. */
    private static Optional<ErrorType> told(JobEvidence evidence) {
        return evidence.failureMessage()
                .or(() -> evidence.decisive().flatMap(JobEvidence.Failure::end).flatMap(Termination::message))
                .map(ErrorTaxonomy::classify);
    }
}
