package sh.fabrik.collect.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

/** What is found in several files, one file open at a time. */
final class CsvRows extends AbstractSpliterator<Found> implements AutoCloseable {
    private final Iterator<Path> files;
    private final CollectRequest request;
    private final SeenIds seen = new SeenIds();
    private Optional<CsvFile> open = Optional.empty();

    CsvRows(List<Path> files, CollectRequest request) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.files = files.iterator();
        this.request = request;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Found> action) {
        while (open.isPresent() || files.hasNext()) {
            Optional<Found> found = open.isPresent() ? open.get().next() : opened(files.next());
            if (found.isPresent()) {
                action.accept(found.get());
                return true;
            }
            if (open.isPresent() && open.get().isDone()) {
                close();
            }
        }
        return false;
    }

    /** Opens a file; says so when that fails. */
    private Optional<Found> opened(Path file) {
        try {
            open = Optional.of(new CsvFile(file, request, seen));
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(rejected(file, "There is no file " + file + "; check the path."));
        } catch (IOException e) {
            return Optional.of(rejected(file, "The file " + file + " cannot be read (" + e.getMessage() + ")."));
        }
    }

    private static Found rejected(Path file, String why) {
        return new Found.Rejected("file " + file.getFileName(), file.toString(), why);
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open = Optional.empty();
        }
    }
}
