package sh.fabrik.collect.csv;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Verdict;

/** Takes lines of fabrik's own export at their word: what is blank was not known, and zero is zero. */
final class OwnExport {
    private static final List<String> MARKS = List.of("id", "run_id", "evidence", "fingerprint_origin", "clock_skew");

    private static final String PRICED = "priced";

    private OwnExport() {}

    /** Whether a file with these columns is one. */
    static boolean is(Collection<String> columns) {
        return columns.containsAll(MARKS);
    }

    static Verdict verdict(Row row) {
        return new Verdict(
                row.outcome,
                FailureReason.find(row.reason),
                row.rawReason.isEmpty() ? Optional.empty() : Optional.of(row.rawReason),
                ErrorType.find(row.errorType),
                evidence(row.evidence));
    }

    /** What fabrik itself priced is no statement: whoever reads the run prices it anew. */
    static RunPart.Spend spend(Row row) {
        return new RunPart.Spend(
                row.llmCost.filter(cost -> !row.costOrigin.equals(PRICED)),
                row.infrastructureCost.filter(cost -> !row.infrastructureCostOrigin.equals(PRICED)),
                row.inputTokens,
                row.outputTokens,
                row.cacheReadTokens,
                row.cacheWriteTokens);
    }

    private static Verdict.Evidence evidence(String word) {
        for (Verdict.Evidence evidence : Verdict.Evidence.values()) {
            if (evidence.name().toLowerCase(Locale.ROOT).equals(word)) {
                return evidence;
            }
        }
        return Verdict.Evidence.NONE;
    }
}
