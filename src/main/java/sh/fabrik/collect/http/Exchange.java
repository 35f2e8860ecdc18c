package sh.fabrik.collect.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/** One request and its answer, both within the timeout: a server that drips its answer is slow too. */
final class Exchange {
    /** Of all the answers that are asked for none comes near; a wrong address may serve a disk image. */
    private static final long LARGEST = 512L << 20;

    private static final int LOOKED_AT = 256; // bytes, to tell a web page from JSON

    private final HttpClient client;
    private final Duration timeout;
    private final Troubles troubles;
    private final Refusals refusals;

    Exchange(HttpClient client, Troubles troubles, Refusals refusals) {
        this.client = client;
        this.timeout = troubles.source().timeout();
        this.troubles = troubles;
        this.refusals = refusals;
    }

    <T> T of(HttpRequest request, Reading<T> reading) {
        long end = System.nanoTime() + timeout.toNanos();
        HttpResponse<InputStream> response = send(request);
        CompletableFuture<Void> alarm = new CompletableFuture<>();
        alarm.orTimeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((done, late) -> {
                    if (late != null) {
                        close(response.body());
                    }
                });
        try {
            return answer(response, reading);
        } catch (IOException | JacksonException e) {
            throw failed(alarm, e);
        } finally {
            alarm.complete(null);
            close(response.body());
        }
    }

    private HttpProblem failed(CompletableFuture<Void> alarm, Exception e) {
        if (Thread.currentThread().isInterrupted()) {
            return troubles.stopped();
        }
        return alarm.isCompletedExceptionally() ? troubles.slow() : troubles.reading(e);
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw troubles.connecting(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw troubles.slow();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw troubles.stopped();
        }
    }

    private <T> T answer(HttpResponse<InputStream> response, Reading<T> reading) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw refusals.of(response);
        }
        BufferedInputStream body = new BufferedInputStream(new BoundedStream(response.body(), LARGEST));
        if (isWebPage(body)) {
            throw troubles.html();
        }
        return reading.read(body);
    }

    private static boolean isWebPage(BufferedInputStream body) throws IOException {
        body.mark(LOOKED_AT);
        int first = body.read();
        for (int i = 1; i < LOOKED_AT && first >= 0 && Character.isWhitespace(first); i++) {
            first = body.read();
        }
        body.reset();
        return first == '<';
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            return;
        }
    }
}
