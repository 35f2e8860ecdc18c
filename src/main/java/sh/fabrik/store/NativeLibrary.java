package sh.fabrik.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite's native part, which its driver would otherwise unpack at every start. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** Unpacks the one for this machine into a file; does nothing on a machine that the driver brings none for. */
    public static void unpackTo(Path file) {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed != null) {
                Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("SQLite's native library cannot be unpacked to " + file + ".", e);
        }
    }
}
