package sh.fabrik.collect.smithers.execution;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.UnreadableValue;

/** Smithers' times: milliseconds since 1970, UTC. */
public final class Timestamps {
    /** Start of the year 10000; what lies behind it was no number of milliseconds. */
    private static final long TOO_LATE = 253_402_300_800_000L;

    private Timestamps() {}

    /** Empty outside of the years 1970 to 9999. */
    public static Optional<Instant> find(long milliseconds) {
        return milliseconds <= 0 || milliseconds >= TOO_LATE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(milliseconds));
    }

    /**
     * @param what the name of the value, for the message
     * @throws UnreadableValue outside of the years 1970 to 9999
     */
    public static Instant read(String what, long milliseconds) {
        return find(milliseconds)
                .orElseThrow(() -> new UnreadableValue(
                        what + " is " + milliseconds + ", which is no time in milliseconds since 1970."));
    }
}
