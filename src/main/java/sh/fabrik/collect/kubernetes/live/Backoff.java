package sh.fabrik.collect.kubernetes.live;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Longer and longer pauses between tries, each with a random part so that many clients do not come back at once.
 *
 * @param first length of the first pause
 * @param most length that no pause passes
 */
record Backoff(Duration first, Duration most) {
    static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures in a row, 1 or more @return between half of the pause and all of it */
    Duration pause(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long pause = Math.max(1, Math.min(doubled, most.toMillis()));
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }
}
