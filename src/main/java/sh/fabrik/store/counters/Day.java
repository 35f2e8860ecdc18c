package sh.fabrik.store.counters;

/**
 * A spec on one day: what one summary is about.
 *
 * @param spec empty when the runs name none
 * @param number days since 1970 UTC
 */
public record Day(String project, String spec, long number) {
    private static final long SECONDS = 86_400;

    /** The day on which a run ended, by seconds since 1970 UTC. */
    public static long of(long second) {
        return Math.floorDiv(second, SECONDS);
    }

    /** First second of a day. */
    public static long start(long number) {
        return number * SECONDS;
    }
}
