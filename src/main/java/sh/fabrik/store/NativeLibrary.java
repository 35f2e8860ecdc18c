package sh.fabrik.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite's native part, which its driver would otherwise unpack at every start. */
public final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private NativeLibrary() {}

    /**
     * Lets the driver unpack its own when the one that the launcher found is gone by now, as when another fabrik tidied up in between. The
     * driver itself would look for the missing file's name among those that it brings. What goes wrong then is told by {@link #unusable}.
     */
    static void forgoMissing() {
        String folder = System.getProperty(FOLDER);
        if (folder == null || !Files.isReadable(Path.of(folder, System.getProperty(NAME, "")))) {
            List.of(FOLDER, NAME, "org.sqlite.tmpdir").forEach(System::clearProperty);
            DriverLog.LOGGER.setLevel(Level.OFF);
        }
    }

    /** Made only where something may go wrong: most starts need no logger. */
    private static final class DriverLog {
        static final Logger LOGGER = Logger.getLogger("org.sqlite");
    }

    /** Says that the driver could not unpack and load it. */
    static StoreProblem unusable(Throwable cause) {
        return new StoreProblem(
                "SQLite's native library cannot be unpacked to " + System.getProperty("java.io.tmpdir")
                        + " and loaded from there; the folder must exist, be writable, and lie where files may be executed. Let fabrik"
                        + " write its cache (XDG_CACHE_HOME), or name another folder: JDK_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER.",
                cause);
    }

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
