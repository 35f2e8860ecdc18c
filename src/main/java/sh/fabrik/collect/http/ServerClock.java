package sh.fabrik.collect.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How far a server's clock is from ours, by the header {@code Date} of any answer. */
public final class ServerClock {
    private ServerClock() {}

    /**
     * Asks without credentials: whatever the server answers carries its time.
     *
     * @return positive when the server is ahead, exact to about a second; empty when it does not answer or does not say
     */
    public static Optional<Duration> ahead(HttpSource source, Clock clock) {
        HttpRequest request = HttpRequest.newBuilder(source.base())
                .timeout(source.timeout())
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        Instant before = clock.instant();
        try {
            HttpResponse<Void> answer = client(source).send(request, HttpResponse.BodyHandlers.discarding());
            Instant middle =
                    before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            return answer.headers()
                    .firstValue("Date")
                    .flatMap(ServerClock::time)
                    .map(theirs -> Duration.between(middle, theirs));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static HttpClient client(HttpSource source) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(source.timeout());
        source.caFile().map(Trust::in).ifPresent(builder::sslContext);
        return builder.build();
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
