package sh.fabrik.facts;

/** Shares as people read them. */
public final class Percent {
    private Percent() {}

    /** Whole percents: {@code 0.754} is {@code 75 %}; a share that is not quite all or nothing never reads as such. */
    public static String of(double share) {
        long percent = Math.round(share * 100);
        if (percent == 0 && share > 0) {
            return "under 1 %";
        }
        if (percent == 100 && share < 1) {
            return "over 99 %";
        }
        return percent + " %";
    }
}
