package sh.fabrik.collect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds one thing after the other and holds no more than one step's finds in memory. Closes itself at the end. */
public abstract class FoundIterator implements Iterator<Found>, AutoCloseable {
    private final Deque<Found> ready = new ArrayDeque<>();
    private boolean over;

    /** Goes one step further and adds what it finds, which may be nothing. @return false at the end */
    protected abstract boolean advance();

    /** Lets go of everything it holds; may be called twice. */
    @Override
    public abstract void close();

    /** Adds something to be handed out. */
    protected final void add(Found found) {
        ready.add(found);
    }

    @Override
    public final boolean hasNext() {
        while (ready.isEmpty() && !over) {
            if (!advance()) {
                over = true;
                close();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public final Found next() {
        if (!hasNext()) {
            throw new NoSuchElementException("Everything has been handed out.");
        }
        return ready.remove();
    }

    /** Lazy; closing it closes this. */
    public final Stream<Found> stream() {
        Spliterator<Found> all = Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(all, false).onClose(this::close);
    }
}
