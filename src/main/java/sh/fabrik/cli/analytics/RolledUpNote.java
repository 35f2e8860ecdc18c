package sh.fabrik.cli.analytics;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.analyse.query.RolledUp;
import sh.fabrik.cli.context.EmptyWindow;

/** Says what an answer makes of runs whose details were pruned. */
final class RolledUpNote {
    private RolledUpNote() {}

    /**
     * Empty when the window holds no pruned runs.
     *
     * @param analysis as in {@code fabrik analytics NAME}
     */
    static Optional<String> of(RolledUp rolledUp, String analysis) {
        return rolledUp.before()
                .map(second -> which(rolledUp, Instant.ofEpochSecond(second))
                        + switch (analysis) {
                            case "runs", "export" ->
                                ": they are counted by the other analyses and no longer listed one by one.";
                            case "resources", "quality", "report" ->
                                " and counted by whole days: memory percentiles of their specs are up to 1.6 % too high, all else is exact.";
                            default -> " and counted by whole days; the numbers are exact.";
                        });
    }

    private static String which(RolledUp rolledUp, Instant before) {
        boolean one = rolledUp.runs() == 1;
        return rolledUp.runs() + (one ? " run" : " runs") + " of this window that ended before "
                + EmptyWindow.day(before) + (one ? " is" : " are") + " rolled up (fabrik db prune)";
    }
}
