package sh.fabrik.collect.smithers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sh.fabrik.collect.smithers.database.DatabaseFile;

/** Finds databases and event logs. A named file is always looked into; in folders only what looks like one. */
final class Places {
    private static final String LOG = "-wal";

    private final List<Place> found = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    List<Place> all() {
        return List.copyOf(found);
    }

    void add(Path path) {
        try {
            if (Files.isDirectory(path)) {
                addFolder(path);
            } else if (isLog(path) || Files.exists(sibling(path)) && !Files.exists(path)) {
                addLog(path);
            } else if (Files.exists(path)) {
                addOnce(path, place(path));
            } else {
                found.add(Place.Unusable.because(path, "It does not exist; check the path."));
            }
        } catch (IOException e) {
            found.add(Place.Unusable.because(path, "It cannot be read (" + e + "); check its permissions."));
        }
    }

    private void addFolder(Path folder) throws IOException {
        if (!seen.add(folder.toRealPath())) {
            return;
        }
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            if (Files.isDirectory(child) || looksLikeOne(child)) {
                add(child);
            }
        }
    }

    /** A write-ahead log belongs to its main file; alone it is no database. */
    private void addLog(Path path) throws IOException {
        Path log = isLog(path) ? path : sibling(path);
        String name = String.valueOf(log.getFileName());
        Path main = log.resolveSibling(name.substring(0, name.length() - LOG.length()));
        if (Files.exists(main)) {
            addOnce(main, new Place.Database(main));
        } else if (seen.add(log.toRealPath())) {
            found.add(Place.Unusable.because(
                    log,
                    "It is a write-ahead log without its main file " + main.getFileName()
                            + ", and only both together are a database; copy " + main.getFileName() + " beside it."));
        }
    }

    private void addOnce(Path file, Place place) throws IOException {
        if (seen.add(file.toRealPath())) {
            found.add(place);
        }
    }

    private static Place place(Path file) throws IOException {
        return isEventLog(file) || !isDatabaseName(file) && !DatabaseFile.isOne(file) && startsAsJson(file)
                ? new Place.EventLog(file)
                : new Place.Database(file);
    }

    private static boolean startsAsJson(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(64), java.nio.charset.StandardCharsets.UTF_8);
            return Optional.of(start.replace("\uFEFF", "").stripLeading())
                    .filter(text -> text.startsWith("{"))
                    .isPresent();
        }
    }

    private static boolean looksLikeOne(Path file) {
        String name = name(file);
        return isDatabaseName(file) || isEventLog(file) || isLog(file) && isDatabaseName(Path.of(stripped(name)));
    }

    private static boolean isDatabaseName(Path file) {
        String name = name(file);
        return name.endsWith(".db") || name.endsWith(".sqlite") || name.endsWith(".sqlite3");
    }

    private static boolean isEventLog(Path file) {
        return name(file).endsWith(".ndjson");
    }

    private static boolean isLog(Path file) {
        return name(file).endsWith(LOG);
    }

    private static String stripped(String name) {
        return name.substring(0, name.length() - LOG.length());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static Path sibling(Path file) {
        return file.resolveSibling(file.getFileName() + LOG);
    }
}
