package sh.fabrik.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;

/**
 * Reads sources on threads of their own and hands over what they find in batches, to one taker. A source that runs ahead
 * waits, so that memory stays small.
 */
final class SideBySide implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int BATCHES_WAITING = 8;

    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(BATCHES_WAITING);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * What a source has for the taker.
     *
     * @param last whether the source ended with it
     * @param failure why it ended early
     */
    record Arrival(String source, List<Found> found, boolean last, Optional<Throwable> failure) {
        static Arrival batch(String source, List<Found> found) {
            return new Arrival(source, List.copyOf(found), false, Optional.empty());
        }
    }

    void start(String source, Inlet.Reading reading) {
        Thread thread = new Thread(() -> read(source, reading), "collect-" + source);
        thread.setDaemon(true); // a source that hangs must not keep the process
        threads.add(thread);
        thread.start();
    }

    /** The next batch of any source; empty when none came in time. */
    Optional<Arrival> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS));
    }

    /** Stops every source that still reads. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private void read(String source, Inlet.Reading reading) {
        try {
            Optional<Throwable> failure = Optional.empty();
            try (Stream<Found> found = reading.read()) {
                handOver(source, found.iterator());
            } catch (RuntimeException | StackOverflowError e) {
                failure = Optional.of(e);
            }
            arrivals.put(new Arrival(source, List.of(), true, failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody takes anything any more
        }
    }

    /** A batch that was begun when the source failed is handed over too. */
    private void handOver(String source, Iterator<Found> found) throws InterruptedException {
        List<Found> batch = new ArrayList<>();
        try {
            while (found.hasNext()) {
                batch.add(found.next());
                if (batch.size() >= BATCH) {
                    arrivals.put(Arrival.batch(source, batch));
                    batch.clear();
                }
            }
        } finally {
            arrivals.put(Arrival.batch(source, batch));
        }
    }
}
