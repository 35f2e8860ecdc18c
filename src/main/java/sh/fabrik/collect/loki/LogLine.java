package sh.fabrik.collect.loki;

import java.time.Instant;

/**
 * One line of a log.
 *
 * @param nanos since 1970 UTC, by the clock of whoever shipped it
 * @param stream the stream's labels, as text
 * @param text the line, cut where it is very long
 */
record LogLine(long nanos, String stream, String text) {
    private static final long SECOND = 1_000_000_000L;

    Instant at() {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static long nanosOf(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano());
    }
}
