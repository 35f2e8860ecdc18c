package sh.fabrik.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a server's clock agrees with ours: windows and ages rest on it. */
final class ClockFindings {
    private static final Duration TOLERABLE = Duration.ofSeconds(30);

    private ClockFindings() {}

    /** @param ahead how far the server is before us; empty when it did not say */
    static List<Finding> of(String about, Optional<Duration> ahead) {
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
