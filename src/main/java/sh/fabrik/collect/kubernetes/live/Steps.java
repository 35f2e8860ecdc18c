package sh.fabrik.collect.kubernetes.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import sh.fabrik.collect.Found;

/**
 * The order of a live collect: the list, then the watch from where the list was; when the server no longer keeps that point,
 * the list again. While there is time left to watch, a failure is waited out.
 */
final class Steps implements AutoCloseable {
    private final Asking asking;
    private final Consumer<Found> out;
    private final Cluster cluster;
    private final Instant until;
    private Optional<Listing> listing = Optional.empty();
    private Optional<Watching> watching = Optional.empty();

    /** Up to here everything was seen. */
    private Instant seenUpTo;

    private Optional<String> trouble = Optional.empty();
    private int failures;

    Steps(ApiServer server, Asking asking, Consumer<Found> out) {
        this.asking = asking;
        this.out = out;
        this.cluster = new Cluster(server, asking);
        this.until = asking.now().plus(asking.source().watch());
        this.seenUpTo = asking.known().since();
    }

    /** @return false when all is done */
    boolean advance() {
        try {
            return step();
        } catch (Unanswered e) {
            return failed(e);
        }
    }

    private boolean step() throws Unanswered {
        if (watching.isPresent()) {
            return watch(watching.get());
        }
        if (listing.isEmpty()) {
            beginList();
        }
        page(listing.orElseThrow());
        return true;
    }

    private void beginList() throws Unanswered {
        cluster.readSurroundings();
        cluster.active().listBegins();
        listing = Optional.of(cluster.jobs());
    }

    private void page(Listing jobs) throws Unanswered {
        Page page = jobs.next();
        cluster.runs(page.items(), page.at()).forEach(out);
        if (jobs.hasNext()) {
            return;
        }
        cluster.active().gone(page.at()).forEach(out);
        out.accept(new Found.Pause());
        listing = Optional.empty();
        wentWell();
        watching = Optional.of(new Watching(cluster, jobs.version(), asking));
    }

    private boolean watch(Watching watch) throws Unanswered {
        if (timeLeft().isZero()) {
            return finish();
        }
        watch.next(timeLeft()).forEach(out);
        if (watch.isOpen()) {
            wentWell();
        }
        return true;
    }

    private boolean failed(Unanswered e) {
        watching.ifPresent(Watching::close);
        if (e.isGone() && watching.isPresent()) {
            watching = Optional.empty();
            failures++;
            return waitABit() || finish();
        }
        listing = Optional.empty();
        trouble = Optional.of(e.sentence());
        failures++;
        return e.mayPass() && waitABit() || finish();
    }

    /** @return false when there is no time left for another try */
    private boolean waitABit() {
        Duration pause = asking.backoff().pause(failures);
        if (timeLeft().compareTo(pause) <= 0) {
            return false;
        }
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void wentWell() {
        trouble = Optional.empty();
        failures = 0;
        seenUpTo = asking.now();
    }

    private boolean finish() {
        trouble.ifPresent(reason -> out.accept(asking.gap(seenUpTo, reason)));
        cluster.last().forEach(out);
        return false;
    }

    private Duration timeLeft() {
        Duration left = Duration.between(asking.now(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void close() {
        watching.ifPresent(Watching::close);
    }
}
