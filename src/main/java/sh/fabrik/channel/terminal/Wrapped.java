package sh.fabrik.channel.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines at spaces. */
final class Wrapped {
    private Wrapped() {}

    /** Lines of at most {@code width} characters; a longer word is cut. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            String rest = word;
            while (rest.length() > width) {
                flush(lines, line);
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                flush(lines, line);
            }
            line.append(line.length() == 0 ? "" : " ").append(rest);
        }
        flush(lines, line);
        return lines;
    }

    private static void flush(List<String> lines, StringBuilder line) {
        if (line.length() > 0) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }
}
