package sh.fabrik.collect.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Counts what became of each file of a folder. */
final class Tally {
    private static final int MOST_NAMES = 5;

    private final Map<Kind, List<String>> files = new LinkedHashMap<>();

    /** What became of a file; each is in one of these. */
    enum Kind {
        SPEC("spec", "specs"),
        TODO("todo of theirs", "todos of theirs"),
        TWIN("generated twin (.min.json) that says the same", "generated twins (.min.json) that say the same"),
        STALE_TWIN("generated twin (.min.json) that differs", "generated twins (.min.json) that differ"),
        LEFT_OUT("todo left out", "todos left out"),
        REJECTED("rejected", "rejected"),
        NO_SPEC("file that is no spec", "files that are no spec"),
        OTHER("file of another kind", "files of other kinds");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String counted(int count) {
            return count + " " + (count == 1 ? one : many);
        }
    }

    void add(Kind kind, String name) {
        files.computeIfAbsent(kind, unused -> new ArrayList<>()).add(name);
    }

    int of(Kind kind) {
        return files.getOrDefault(kind, List.of()).size();
    }

    int all() {
        return files.values().stream().mapToInt(List::size).sum();
    }

    /** Such as: 28 files in specs: 8 specs, 7 todos of theirs, 1 todo left out. */
    String sentence(String folder) {
        StringJoiner parts = new StringJoiner(", ");
        for (Kind kind : Kind.values()) {
            if (of(kind) > 0) {
                parts.add(kind.counted(of(kind)));
            }
        }
        return all() == 0
                ? folder + " holds no files."
                : all() + (all() == 1 ? " file in " : " files in ") + folder + ": " + parts + ".";
    }

    /** Up to five names, and how many more there are. */
    static String names(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? first : first + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
