package sh.fabrik.collect.csv;

import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Verdict;

/** How a run ended, out of the words of a line. */
final class Ending {
    private final ReasonWords words = new ReasonWords();
    private final Remembered<ErrorType> types =
            new Remembered<>(word -> ErrorTaxonomy.ofCode(word).orElse(ErrorType.UNCLASSIFIED));
    private final Remembered<String> redacted = new Remembered<>(Redactor::redact);
    private final FileNotices notices;

    Ending(FileNotices notices) {
        this.notices = notices;
    }

    /** The source's own word is kept beside fabrik's; a failure without a reason is an error. */
    Verdict verdict(Row row) {
        Optional<String> raw = rawReason(row);
        if (row.outcome.isEmpty()) {
            return raw.isEmpty() ? Verdict.UNKNOWN : stated(row, Optional.of(reason(row)), raw);
        }
        Optional<FailureReason> reason = switch (row.outcome.get()) {
            case SUCCESS -> Optional.empty();
            case CANCELLED -> raw.map(word -> reason(row));
            case FAILED, TIMEOUT -> Optional.of(reason(row));
        };
        return stated(row, reason, raw);
    }

    /** The message of the error, if there is one, and else the word of an error type that fabrik does not know. */
    List<RunError> errors(Row row, RunPart.Timing timing) {
        Optional<ErrorType> told = toldType(row);
        if (!row.errorMessage.isEmpty()) {
            ErrorType type = told.filter(t -> t != ErrorType.UNCLASSIFIED)
                    .orElseGet(() -> ErrorTaxonomy.classify(row.errorMessage));
            return List.of(new RunError(type, timing.completedAt(), Redactor.redact(row.errorMessage)));
        }
        boolean unknown = told.filter(t -> t == ErrorType.UNCLASSIFIED).isPresent();
        return unknown
                ? List.of(new RunError(ErrorType.UNCLASSIFIED, timing.completedAt(), redacted.of(row.errorType)))
                : List.of();
    }

    private Verdict stated(Row row, Optional<FailureReason> reason, Optional<String> raw) {
        boolean succeeded = row.outcome.filter(Outcome.SUCCESS::equals).isPresent();
        return new Verdict(
                row.outcome, reason, raw, succeeded ? Optional.empty() : errorType(row), Verdict.Evidence.RECORD);
    }

    private FailureReason reason(Row row) {
        boolean timedOut = row.outcome.filter(Outcome.TIMEOUT::equals).isPresent();
        ReasonWords.Reason reason = words.read(word(row));
        if (!reason.known() && !row.reason.isEmpty()) {
            notices.unknownReason(row.reason);
        }
        return timedOut && !reason.known() ? FailureReason.TIMEOUT : reason.reason();
    }

    /** Without a reason the status may tell one: {@code oom}, {@code killed}. */
    private static String word(Row row) {
        return row.reason.isEmpty() ? row.status : row.reason;
    }

    private Optional<ErrorType> errorType(Row row) {
        Optional<ErrorType> told = toldType(row);
        if (told.isPresent()) {
            return told;
        }
        if (!row.errorMessage.isEmpty()) {
            return Optional.of(ErrorTaxonomy.classify(row.errorMessage));
        }
        return words.read(word(row)).type();
    }

    private Optional<ErrorType> toldType(Row row) {
        return row.errorType.isEmpty() ? Optional.empty() : Optional.of(types.of(row.errorType));
    }

    private static Optional<String> rawReason(Row row) {
        String raw = row.rawReason.isEmpty() ? row.reason : row.rawReason;
        return raw.isEmpty() ? Optional.empty() : Optional.of(raw);
    }
}
