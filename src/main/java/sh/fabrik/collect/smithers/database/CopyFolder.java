package sh.fabrik.collect.smithers.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for a private copy among the system's temporary files. It is locked as long as its process lives, so that the next collect
 * can tell what a killed one left behind, and removes it.
 */
final class CopyFolder implements AutoCloseable {
    private static final String PREFIX = "fabrik-smithers-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private CopyFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @param parent where temporary files lie */
    static CopyFolder in(Path parent) throws IOException {
        removeAbandoned(parent);
        Path folder = Files.createTempDirectory(parent, PREFIX);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.tryLock();
        return new CopyFolder(folder, channel);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
    }

    /** One that cannot be looked at or removed is somebody else's, or will be gone by itself. */
    private static void removeAbandoned(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isAbandoned(folder)) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    /** A folder without a lock file is just being made. */
    private static boolean isAbandoned(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
