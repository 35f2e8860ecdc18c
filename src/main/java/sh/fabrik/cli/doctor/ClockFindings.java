package sh.fabrik.cli.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.collect.http.ServerClock;

/** Whether a server's clock agrees with ours: windows and ages rest on it. */
final class ClockFindings {
    private static final Duration TOLERABLE = Duration.ofSeconds(30);

    private ClockFindings() {}

    static List<Finding> of(String about, HttpSource source, Clock clock) {
        Optional<Duration> ahead = ServerClock.ahead(source, clock);
        if (ahead.isEmpty() || ahead.get().abs().compareTo(TOLERABLE) <= 0) {
            return List.of();
        }
        long seconds = ahead.get().toSeconds();
        return List.of(Finding.warn(
                about,
                "Its clock is " + Math.abs(seconds) + " s " + (seconds > 0 ? "ahead of" : "behind")
                        + " this machine's.",
                "Synchronise both with NTP; runs could be looked for at the wrong time."));
    }
}
