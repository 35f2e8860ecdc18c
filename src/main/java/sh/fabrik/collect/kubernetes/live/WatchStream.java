package sh.fabrik.collect.kubernetes.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The events of one watch, one line of JSON each. A new piece is asked for only when the last one was read, so that a burst
 * waits in the connection and not in memory.
 */
final class WatchStream implements AsyncBody.Consumer<List<ByteBuffer>>, AutoCloseable {
    private static final byte[] END = new byte[0];
    private static final int OK = 200;

    private final Complaint complaint;
    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final Deque<JsonNode> events = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<AsyncBody> body = Optional.empty();
    private boolean over;

    WatchStream(Complaint complaint) {
        this.complaint = complaint;
    }

    /** @throws Unanswered when the server refuses to be watched */
    void begin(HttpResponse<AsyncBody> response, Duration patience) throws Unanswered {
        AsyncBody stream = response.body();
        body = Optional.of(stream);
        stream.done().whenComplete((nothing, failure) -> pieces.add(END));
        stream.consume();
        if (response.code() != OK) {
            throw complaint.about(response.code(), ApiServer.status(rest(patience)));
        }
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody from) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            piece.writeBytes(bytes);
        }
        if (piece.size() == 0) {
            from.consume();
        } else {
            pieces.add(piece.toByteArray());
        }
    }

    /** The next event, if one comes within the time. */
    Optional<JsonNode> next(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        while (events.isEmpty() && !over && take(until - System.nanoTime())) {
            body.ifPresent(AsyncBody::consume);
        }
        return Optional.ofNullable(events.poll());
    }

    /** Whether the server ended it and all events were read. */
    boolean isOver() {
        return over && events.isEmpty();
    }

    private boolean take(long nanos) {
        Optional<byte[]> piece = poll(nanos);
        piece.ifPresent(this::split);
        return piece.isPresent();
    }

    private Optional<byte[]> poll(long nanos) {
        try {
            return Optional.ofNullable(pieces.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
            return Optional.empty();
        }
    }

    /** An unfinished last line of a broken connection is no event: the resumed watch tells it again. */
    private void split(byte[] piece) {
        over = over || piece == END;
        for (byte each : piece) {
            if (each != '\n') {
                line.write(each);
            } else if (line.size() > 0) {
                events.add(ApiServer.status(line.toByteArray()));
                line.reset();
            }
        }
    }

    private byte[] rest(Duration patience) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long until = System.nanoTime() + patience.toNanos();
        Optional<byte[]> piece = poll(until - System.nanoTime());
        while (piece.isPresent() && piece.get() != END) {
            all.writeBytes(piece.get());
            body.ifPresent(AsyncBody::consume);
            piece = poll(until - System.nanoTime());
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        body.ifPresent(AsyncBody::cancel);
    }
}
