package sh.fabrik.rules.folder;

import java.util.Comparator;

/**
 * Something wrong with a rule file or a rule folder, and where.
 *
 * @param file path as the user knows it
 * @param line from 1; 0 when it concerns the whole file
 * @param column from 1; 0 when it concerns the whole line
 * @param message one sentence: what is wrong, then what to do
 */
public record Finding(String file, int line, int column, String message) implements Comparable<Finding> {
    /** What concerns the whole file comes last: it often says what follows from the rest. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(finding -> finding.line() == 0 ? Integer.MAX_VALUE : finding.line())
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::message);

    /** A finding about a file as a whole. */
    public static Finding about(Object file, String message) {
        return new Finding(file.toString(), 0, 0, message);
    }

    public Finding in(Object otherFile) {
        return new Finding(otherFile.toString(), line, column, message);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: message}, which editors and terminals make a link of. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + (column == 0 ? "" : ":" + column);
        return place + ": " + message;
    }
}
