package sh.fabrik.collect.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.collect.Found;

/** What people should know of a file besides its runs: one sentence per matter, not per line. */
final class FileNotices {
    private static final int MOST_NAMED = 10;

    private final Path file;
    private final Map<String, Long> unknownReasons = new TreeMap<>();
    private long endsBeforeStart;

    FileNotices(Path file) {
        this.file = file;
    }

    Optional<Found> ofHeader(Layout layout) {
        List<String> parts = new ArrayList<>();
        if (!layout.unknown().isEmpty()) {
            parts.add("columns that fabrik does not know and leaves out: " + listed(layout.unknown()));
        }
        if (!layout.repeated().isEmpty()) {
            parts.add("columns that stand twice, of which the first counts: " + listed(layout.repeated()));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found.Notice("In " + file + " there are " + String.join("; ", parts) + "."));
    }

    void unknownReason(String word) {
        if (unknownReasons.size() < MOST_NAMED || unknownReasons.containsKey(word)) {
            unknownReasons.merge(word, 1L, Long::sum);
        } else {
            unknownReasons.merge("others", 1L, Long::sum);
        }
    }

    void endsBeforeItsStart() {
        endsBeforeStart++;
    }

    List<Found> atEnd() {
        List<Found> notices = new ArrayList<>();
        if (!unknownReasons.isEmpty()) {
            List<String> counted = new ArrayList<>();
            unknownReasons.forEach((word, lines) -> counted.add(word + " (" + lines + ")"));
            notices.add(new Found.Notice(
                    "In " + file + " there are reasons that fabrik does not know; they count as errors: "
                            + String.join(", ", counted) + "."));
        }
        if (endsBeforeStart > 0) {
            notices.add(new Found.Notice("In " + file + " there are " + endsBeforeStart
                    + " runs that end before they start; their clocks disagree, so their length is not used."));
        }
        return notices;
    }

    private static String listed(List<String> names) {
        List<String> first = names.subList(0, Math.min(MOST_NAMED, names.size()));
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return String.join(", ", first) + more;
    }
}
