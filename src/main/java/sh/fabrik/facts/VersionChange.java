package sh.fabrik.facts;

import java.time.Instant;
import java.util.List;
import sh.fabrik.run.SpecId;

/**
 * A spec before and after its latest edit.
 *
 * @param before success of the last runs of the earlier version
 * @param after success of the runs of the later version
 * @param bayesFactor how much better two rates explain the runs than one: over 20 is strong, under 1 speaks for no change
 * @param probabilityWorse that the later version's success rate is lower
 * @param confounders what else changed at the same time: model, memory limit
 */
public record VersionChange(
        SpecId spec,
        String fromFingerprint,
        String toFingerprint,
        Instant changedAt,
        Proportion before,
        Proportion after,
        double bayesFactor,
        double probabilityWorse,
        List<String> confounders,
        Evidence evidence)
        implements SpecFact {
    public VersionChange {
        confounders = List.copyOf(confounders);
    }

    /** By how much the observed success rate fell, 0 to 1; negative when it rose. */
    public double drop() {
        return before.observed() - after.observed();
    }

    /** Both versions as people read them: the first eight characters of each fingerprint. */
    public String versions() {
        return shortened(fromFingerprint) + " and " + shortened(toFingerprint);
    }

    private static String shortened(String fingerprint) {
        return fingerprint.substring(0, Math.min(8, fingerprint.length()));
    }
}
