package sh.fabrik.collect.kubernetes.outcome;

import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;

/**
 * One row of the decision table.
 *
 * @param sign the source's own word for what the row looks for, when it is there
 * @param outcome absent: the run goes on
 */
record Row(
        Function<JobEvidence, Optional<String>> sign,
        Optional<Outcome> outcome,
        Optional<FailureReason> reason,
        Optional<ErrorType> errorType) {

    static Row when(Function<JobEvidence, Optional<String>> sign) {
        return new Row(sign, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Row is(Outcome word) {
        return new Row(sign, Optional.of(word), reason, errorType);
    }

    Row because(FailureReason word) {
        return new Row(sign, outcome, Optional.of(word), errorType);
    }

    Row as(ErrorType type) {
        return new Row(sign, outcome, reason, Optional.of(type));
    }
}
