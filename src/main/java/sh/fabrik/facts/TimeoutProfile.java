package sh.fabrik.facts;

import java.time.Duration;
import java.util.Optional;
import sh.fabrik.run.SpecId;

/**
 * How long a spec takes. A run that passed its deadline says "longer than the deadline".
 *
 * @param runs that succeeded or passed a deadline
 * @param timeouts share of them that passed a deadline
 * @param deadline in force: as the run or the spec says, else the median time at which runs were stopped
 * @param longestSuccess of the runs
 * @param suggested a deadline that would have let nearly all finish; at most twice the present
 * @param confidence probability that the share of timeouts under {@code suggested} is at least 2 points lower
 */
public record TimeoutProfile(
        SpecId spec,
        int runs,
        Proportion timeouts,
        Optional<Duration> deadline,
        Optional<Duration> longestSuccess,
        Duration suggested,
        double confidence,
        Evidence evidence)
        implements SpecFact {

    /** Whether {@code suggested} is longer than the deadline in force; never when none is known. */
    public boolean suggestsMoreTime() {
        return deadline.map(now -> suggested.compareTo(now) > 0).orElse(false);
    }

    /** A length of time as people read it: {@code 45m}, {@code 1h30m}, {@code 50s}. */
    public static String words(Duration length) {
        if (length.toMinutes() < 1) {
            return length.toSeconds() + "s";
        }
        long hours = length.toHours();
        String minutes = length.toMinutesPart() == 0 ? "" : length.toMinutesPart() + "m";
        return hours == 0 ? minutes : hours + "h" + minutes;
    }
}
