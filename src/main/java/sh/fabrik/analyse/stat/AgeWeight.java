package sh.fabrik.analyse.stat;

import java.time.Instant;

/** How much a run counts by its age: half as much after 14 days, so that a spec that changed is not judged by what it was. */
public record AgeWeight(Instant asOf) {
    /** Kubernetes VPA's 24 hours are too short for a few runs a day. */
    public static final double HALF_LIFE_DAYS = 14;

    private static final long SECONDS_PER_DAY = 86_400;

    /**
     * All runs of one UTC day weigh the same, those of {@code asOf}'s day 1.
     *
     * @param endedAt seconds since 1970 UTC; one after {@code asOf} counts as one at it
     */
    public double of(long endedAt) {
        long days = Math.floorDiv(asOf.getEpochSecond(), SECONDS_PER_DAY) - Math.floorDiv(endedAt, SECONDS_PER_DAY);
        return Math.pow(0.5, Math.max(0, days) / HALF_LIFE_DAYS);
    }
}
