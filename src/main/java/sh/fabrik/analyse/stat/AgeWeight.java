package sh.fabrik.analyse.stat;

import java.time.Instant;

/** How much a run counts by its age: half as much after 14 days, so that a spec that changed is not judged by what it was. */
public record AgeWeight(Instant asOf) {
    /** Kubernetes VPA's 24 hours are too short for a few runs a day. */
    public static final double HALF_LIFE_DAYS = 14;

    private static final double SECONDS_PER_DAY = 86_400;

    /** @param endedAt seconds since 1970 UTC; one after {@code asOf} counts as one at it */
    public double of(long endedAt) {
        double days = Math.max(0, asOf.getEpochSecond() - endedAt) / SECONDS_PER_DAY;
        return Math.pow(0.5, days / HALF_LIFE_DAYS);
    }
}
