package sh.fabrik.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.SpecId;

/**
 * One of the last runs of a spec; bounded to {@value #MOST} for each spec.
 *
 * @param age 0 for the latest, 1 for the one before …
 * @param typicalPeak median peak of the spec's other runs
 * @param peakScore robust distance of its peak from the median: |peak - median| / (1.4826 MAD); 0 when unknown
 */
public record RecentRun(
        SpecId spec,
        String run,
        int age,
        Instant endedAt,
        Outcome outcome,
        Optional<FailureReason> reason,
        Optional<ErrorType> errorType,
        Optional<Model> model,
        Optional<Memory> memoryPeak,
        Optional<Memory> memoryLimit,
        Optional<Memory> typicalPeak,
        double peakScore,
        Optional<Duration> duration,
        Optional<String> fingerprint,
        Evidence evidence)
        implements SpecFact {
    public static final int MOST = 20;

    public boolean failed() {
        return outcome == Outcome.FAILED || outcome == Outcome.TIMEOUT;
    }

    /** What ended it, in one word: the error type, else the reason, else the empty text. That something failed is no cause. */
    public String cause() {
        return errorType
                .map(ErrorType::word)
                .or(() -> reason.filter(known -> known != FailureReason.ERROR).map(FailureReason::word))
                .orElse("");
    }

    /** Its peak over the typical one; 0 when either is unknown. */
    public double timesTypicalPeak() {
        if (memoryPeak.isEmpty() || typicalPeak.isEmpty() || typicalPeak.get().bytes() == 0) {
            return 0;
        }
        return memoryPeak.get().bytes() / (double) typicalPeak.get().bytes();
    }
}
