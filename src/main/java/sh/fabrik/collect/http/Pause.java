package sh.fabrik.collect.http;

import java.time.Duration;

/** Waits; tests write down how long instead. */
@FunctionalInterface
public interface Pause {
    Pause REAL = duration -> Thread.sleep(duration.toMillis());

    void of(Duration duration) throws InterruptedException;
}
