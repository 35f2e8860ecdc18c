package sh.fabrik.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A place in the queue of those who want to write. SQLite lets writers knock again and again, and one that writes batch after batch
 * keeps the others out for as long as it goes on. So whoever wants to begin a transaction first locks a small file beside the
 * database, and lets go of it once the transaction has begun: then the next batch of a large import waits behind those who came before.
 */
final class WriteTurn implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Optional<FileChannel> file;

    private WriteTurn(Optional<FileChannel> file) {
        this.file = file;
    }

    /** Without the file, or when the wait takes too long, the turn is taken all the same: SQLite's own lock still holds. */
    static WriteTurn take(Path database, Duration patience) {
        try {
            FileChannel channel = FileChannel.open(
                    database.resolveSibling(database.getFileName() + "-turn"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            await(channel, System.nanoTime() + patience.toNanos());
            return new WriteTurn(Optional.of(channel));
        } catch (IOException e) {
            return new WriteTurn(Optional.empty());
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            return; // the lock goes with the process
        }
    }

    private static void await(FileChannel channel, long end) throws IOException {
        while (!isLocked(channel) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process
        }
    }
}
