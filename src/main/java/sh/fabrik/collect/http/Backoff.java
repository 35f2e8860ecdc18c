package sh.fabrik.collect.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before another try. */
final class Backoff {
    /** A server that asks for more is left alone until the next collect. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long FIRST_MILLIS = 500;

    private Backoff() {}

    /**
     * What the server asks for, else twice as long each time; half of it by chance, so that many clients do not come back at once.
     *
     * @param failed tries so far, at least 1
     */
    static Duration after(int failed, Optional<Duration> asked) {
        long millis = FIRST_MILLIS << Math.min(failed - 1, 6);
        double chance = 0.5 + ThreadLocalRandom.current().nextDouble() / 2;
        Duration own = Duration.ofMillis((long) (millis * chance));
        return asked.filter(wait -> wait.compareTo(own) > 0).orElse(own);
    }

    /** The header {@code Retry-After}: seconds, or a date. */
    static Optional<Duration> asked(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(text -> text.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : date(text).map(until -> Duration.between(now, until)).filter(wait -> !wait.isNegative()));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
