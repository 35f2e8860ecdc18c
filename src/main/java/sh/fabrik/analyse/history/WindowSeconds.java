package sh.fabrik.analyse.history;

import sh.fabrik.run.Window;
import sh.fabrik.store.counters.Day;

/**
 * A window in the store's seconds since 1970 UTC, both ends inclusive. A run lies in it by its end (its start when the end is
 * unknown), because that is when its outcome became known.
 */
public record WindowSeconds(long since, long asOf) {
    /** Of every time there is. */
    static final WindowSeconds ALL = new WindowSeconds(Long.MIN_VALUE, Long.MAX_VALUE);

    public static WindowSeconds of(Window window) {
        long since = window.since().getEpochSecond();
        return new WindowSeconds(
                window.since().getNano() == 0 ? since : since + 1, window.asOf().getEpochSecond());
    }

    /** The same, begun with the UTC day in which it would begin: counters know whole days. */
    public static WindowSeconds ofDays(Window window) {
        WindowSeconds exact = of(window);
        return new WindowSeconds(Day.start(Day.of(exact.since)), exact.asOf);
    }
}
