package sh.fabrik.collect.smithers;

import java.nio.file.Path;
import java.util.List;
import sh.fabrik.collect.Found;

/** A file to look into, or the reason why not. */
sealed interface Place {
    /** A file that is, or by its name should be, a SQLite database. */
    record Database(Path file) implements Place {}

    /** A file with one JSON event per line. */
    record EventLog(Path file) implements Place {}

    /** Something that cannot be read. */
    record Unusable(Found.Rejected rejected) implements Place {
        static Unusable because(Path file, String why) {
            return new Unusable(new Found.Rejected("file", file.toString(), why));
        }
    }

    /** Everything under the paths, in the order of their names, each file once. */
    static List<Place> find(List<Path> paths) {
        Places places = new Places();
        paths.forEach(places::add);
        return places.all();
    }
}
