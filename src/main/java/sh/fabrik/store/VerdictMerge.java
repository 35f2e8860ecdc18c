package sh.fabrik.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Verdict;

/**
 * Settles how a run ended: the weightiest evidence decides. A plain "error" gives way to the reason that a lighter source
 * names, when that source too saw no success: a Job only knows that its container failed, Smithers knows that it timed out.
 */
final class VerdictMerge {
    private VerdictMerge() {}

    static Verdict merge(List<RunPart> best) {
        List<Verdict> known = best.stream()
                .filter(part -> part.key().source() != Source.LOKI)
                .map(RunPart::verdict)
                .filter(verdict -> !verdict.equals(Verdict.UNKNOWN))
                .sorted(Comparator.comparing(
                                (Verdict verdict) -> verdict.outcome().isEmpty())
                        .thenComparing(verdict ->
                                verdict.reason().isEmpty() && verdict.outcome().isEmpty())
                        .thenComparing(Verdict::evidence))
                .toList();
        if (known.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        Verdict first = known.get(0);
        return failed(first) ? logged(explained(first, known), best) : first;
    }

    /** Logs say which error it was when all that is known is that the work failed. */
    private static Verdict logged(Verdict verdict, List<RunPart> best) {
        boolean unexplained = isPlain(verdict)
                && verdict.errorType()
                        .filter(type -> type != ErrorType.UNCLASSIFIED)
                        .isEmpty();
        return Fill.first(
                        best.stream()
                                .filter(part -> unexplained && part.key().source() == Source.LOKI)
                                .toList(),
                        part -> part.verdict().errorType())
                .map(verdict::withErrorType)
                .orElse(verdict);
    }

    /** Only a failure may need to be said otherwise: one for reason of its time is a timeout. */
    static Verdict ofOne(Verdict only) {
        boolean late = failed(only) && only.reason().equals(Optional.of(FailureReason.TIMEOUT));
        return late ? explained(only, List.of(only)) : only;
    }

    private static Verdict explained(Verdict first, List<Verdict> known) {
        List<Verdict> failures = known.stream().filter(VerdictMerge::failed).toList();
        Verdict reasoned = isPlain(first)
                ? failures.stream()
                        .filter(verdict -> verdict.reason().isPresent() && !isPlain(verdict))
                        .findFirst()
                        .orElse(first)
                : first;
        Outcome outcome = reasoned.reason().equals(Optional.of(FailureReason.TIMEOUT))
                ? Outcome.TIMEOUT
                : first.outcome().orElse(Outcome.FAILED);
        return new Verdict(
                Optional.of(outcome),
                reasoned.reason(),
                reasoned.rawReason(),
                errorType(reasoned, failures),
                first.evidence());
    }

    /** The error type that goes with the reason; any source's, when the source of the reason names none. */
    private static Optional<ErrorType> errorType(Verdict reasoned, List<Verdict> failures) {
        return Fill.or(
                reasoned.errorType(),
                Fill.first(
                        failures.stream()
                                .filter(verdict -> verdict.reason().equals(reasoned.reason()))
                                .toList(),
                        Verdict::errorType));
    }

    private static boolean failed(Verdict verdict) {
        return verdict.outcome().filter(outcome -> outcome != Outcome.SUCCESS).isPresent();
    }

    private static boolean isPlain(Verdict verdict) {
        return verdict.reason()
                .map(reason -> reason == FailureReason.ERROR)
                .orElse(!verdict.outcome().equals(Optional.of(Outcome.CANCELLED)));
    }
}
