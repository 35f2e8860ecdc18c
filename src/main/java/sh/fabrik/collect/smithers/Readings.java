package sh.fabrik.collect.smithers;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.FoundIterator;
import sh.fabrik.collect.smithers.database.DatabaseReading;
import sh.fabrik.collect.smithers.eventlog.EventLogReading;

/** Reads one file after the other, and passes over those that are as they were when they were last read. */
final class Readings extends FoundIterator {
    private final CollectRequest request;
    private final Map<String, String> marks;
    private Optional<Deque<Place>> places = Optional.empty();
    private Optional<Current> current = Optional.empty();
    private int unchanged;

    /** Something in the present file cannot be used: that is said at each collect, until someone mends it. */
    private boolean refused;

    /** @param marks the state in which each file was last read, by its path */
    Readings(CollectRequest request, Map<String, String> marks) {
        this.request = request;
        this.marks = Map.copyOf(marks);
    }

    @Override
    protected boolean advance() {
        if (places.isEmpty()) {
            places = Optional.of(new ArrayDeque<>(Place.find(request.paths())));
        }
        if (current.isPresent() && current.get().rest().hasNext()) {
            Found found = current.get().rest().next();
            refused = refused || found instanceof Found.Rejected;
            add(found);
            return true;
        }
        current.filter(file -> !refused).flatMap(Current::mark).ifPresent(this::add);
        close();
        Optional<Place> next = Optional.ofNullable(places.get().poll());
        next.ifPresentOrElse(this::start, this::end);
        return next.isPresent();
    }

    private void start(Place place) {
        Optional<String> state = file(place).map(FileState::of);
        if (state.isPresent() && state.equals(file(place).map(Readings::name).map(marks::get))) {
            unchanged++;
            return;
        }
        refused = false;
        Stream<Found> founds = read(place);
        current = Optional.of(new Current(file(place), state, founds, founds.iterator()));
    }

    private void end() {
        if (unchanged > 0) {
            add(new Found.Notice(unchanged
                    + " of the files of Smithers are as they were when they were last read; they were passed over."));
        }
    }

    private Stream<Found> read(Place place) {
        if (place instanceof Place.Database database) {
            Stream<Found> founds = DatabaseReading.of(database.file(), request);
            return SyncFolder.runId(database.file())
                    .map(runId -> founds.map(found -> named(found, runId)))
                    .orElse(founds);
        }
        if (place instanceof Place.EventLog log) {
            return EventLogReading.of(log.file(), request);
        }
        return Stream.of(((Place.Unusable) place).rejected());
    }

    private static Found named(Found found, String runId) {
        return found instanceof Found.Part part
                ? new Found.Part(part.part().named(runId, part.part().project()))
                : found;
    }

    private static Optional<Path> file(Place place) {
        if (place instanceof Place.Database database) {
            return Optional.of(database.file());
        }
        return place instanceof Place.EventLog log ? Optional.of(log.file()) : Optional.empty();
    }

    private static String name(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    @Override
    public void close() {
        current.ifPresent(open -> open.founds().close());
        current = Optional.empty();
    }

    /**
     * The file that is being read.
     *
     * @param before its state when the reading began
     */
    private record Current(Optional<Path> file, Optional<String> before, Stream<Found> founds, Iterator<Found> rest) {

        /** Only what was not written to meanwhile is known to be read to its end. */
        Optional<Found> mark() {
            return file.filter(f -> before.equals(Optional.of(FileState.of(f))))
                    .map(f -> new Found.Mark(name(f), before.orElseThrow()));
        }
    }
}
