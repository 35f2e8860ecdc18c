package sh.fabrik.collect.smithers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.FoundIterator;
import sh.fabrik.collect.smithers.database.DatabaseReading;
import sh.fabrik.collect.smithers.eventlog.EventLogReading;

/** Reads one file after the other. */
final class Readings extends FoundIterator {
    private final CollectRequest request;
    private Optional<Deque<Place>> places = Optional.empty();
    private Optional<Current> current = Optional.empty();

    Readings(CollectRequest request) {
        this.request = request;
    }

    @Override
    protected boolean advance() {
        if (places.isEmpty()) {
            places = Optional.of(new ArrayDeque<>(Place.find(request.paths())));
        }
        if (current.isPresent() && current.get().rest().hasNext()) {
            add(current.get().rest().next());
            return true;
        }
        close();
        Optional<Place> next = Optional.ofNullable(places.get().poll());
        next.ifPresent(this::start);
        return next.isPresent();
    }

    private void start(Place place) {
        Stream<Found> founds = read(place);
        current = Optional.of(new Current(founds, founds.iterator()));
    }

    private Stream<Found> read(Place place) {
        if (place instanceof Place.Database database) {
            return DatabaseReading.of(database.file(), request);
        }
        if (place instanceof Place.EventLog log) {
            return EventLogReading.of(log.file(), request);
        }
        return Stream.of(((Place.Unusable) place).rejected());
    }

    @Override
    public void close() {
        current.ifPresent(open -> open.founds().close());
        current = Optional.empty();
    }

    /** The file that is being read. */
    private record Current(Stream<Found> founds, Iterator<Found> rest) {}
}
