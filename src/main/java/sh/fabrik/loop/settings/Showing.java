package sh.fabrik.loop.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows values the way they are written in a file. */
final class Showing {
    private Showing() {}

    static String length(Duration length) {
        long ms = length.toMillis();
        if (ms % 1000 != 0) {
            return ms + "ms";
        }
        long seconds = ms / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String paths(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static String texts(List<String> texts) {
        return texts.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** Names only: nobody can tell which header's value opens a door. */
    static String headers(Map<String, String> headers) {
        return headers.keySet().stream().map(name -> name + ": (set)").collect(Collectors.joining(", ", "{", "}"));
    }
}
