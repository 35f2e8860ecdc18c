package sh.fabrik.loop;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.gap.Feed;

/**
 * One way in: a source that can be read beside others.
 *
 * @param feed its word and place
 * @param after sources that should end before it begins, since it asks about what they find
 * @param lookback how far back it is asked for the first time
 * @param opening gets ready to read
 */
public record Inlet(Feed feed, Set<String> after, Duration lookback, Opening opening) {
    public Inlet {
        after = Set.copyOf(after);
    }

    /** Gets ready to read, with a look at what the history knows already; must not wait for the source. */
    @FunctionalInterface
    public interface Opening {
        /**
         * @param due the stretches of time to ask for
         * @throws RuntimeException with a sentence when the source cannot be asked at all
         */
        Reading open(Database history, List<Window> due);
    }

    /** Reads the source; runs beside other sources and must not touch the history. */
    @FunctionalInterface
    public interface Reading {
        /** @throws RuntimeException with a sentence when the source is down; also while the stream is read */
        Stream<Found> read();
    }

    /** Files are read from begin to end, whatever is due. */
    public static Inlet ofFiles(Feed feed, Reading reading) {
        return new Inlet(feed, Set.of(), Duration.ZERO, (history, due) -> reading);
    }
}
