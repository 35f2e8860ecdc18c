package sh.fabrik.collect.smithers;

import java.util.Map;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

/**
 * Reads what Smithers recorded: databases of all generations and event logs, files or folders with everything below them.
 * Nothing is written beside the originals, and SQLite never opens them.
 */
public final class SmithersCollector {

    /**
     * Reads lazily, one run at a time; what cannot be used comes as {@link Found.Rejected} in between.
     *
     * @return close it, also when it was not read to its end: it holds a private copy of a database
     */
    public Stream<Found> read(CollectRequest request) {
        return readChanged(request, Map.of());
    }

    /**
     * As {@link #read}, but passes over files that nobody wrote to since they were last read to their end, which each read tells
     * as {@link Found.Mark}.
     *
     * @param marks the state of each file by its path, as the marks of earlier reads told
     */
    public Stream<Found> readChanged(CollectRequest request, Map<String, String> marks) {
        return new Readings(request, marks).stream();
    }
}
