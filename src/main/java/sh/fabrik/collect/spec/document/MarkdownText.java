package sh.fabrik.collect.spec.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown cut into what matters here: front matter and lines that know where they stand.
 *
 * @param front the YAML between the first two lines {@code ---}
 */
record MarkdownText(Optional<String> front, List<Line> lines) {
    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```|~~~).*$");
    private static final Pattern FRONT =
            Pattern.compile("\\A---[ \\t]*\\n(.*?\\n|)(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.DOTALL);
    private static final int LEVELS = 6;

    /**
     * @param level of a heading, 1 to 6; 0 for every other line
     * @param section headings above it from the top, lower-case, joined with {@code /}; of a heading: without itself
     * @param head whether it stands before the first heading of level 2
     */
    record Line(String text, int level, String section, boolean fenced, boolean head) {

        boolean isHeading() {
            return level > 0;
        }

        /** The text of a heading without its marks; of any other line the line. */
        String title() {
            Matcher heading = HEADING.matcher(text);
            return isHeading() && heading.matches() ? heading.group(2) : text;
        }
    }

    static MarkdownText of(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        Matcher front = FRONT.matcher(lines);
        return front.find()
                ? new MarkdownText(Optional.of(front.group(1)), new Cutter().cut(lines.substring(front.end())))
                : new MarkdownText(Optional.empty(), new Cutter().cut(lines));
    }

    /** The first heading of level 1. */
    Optional<String> title() {
        return lines.stream().filter(line -> line.level() == 1).findFirst().map(Line::title);
    }

    /** Walks down the lines and keeps the headings above. */
    private static final class Cutter {
        private final String[] above = new String[LEVELS];
        private String fence = "";
        private boolean head = true;

        Cutter() {
            Arrays.fill(above, "");
        }

        List<Line> cut(String text) {
            List<Line> lines = new ArrayList<>();
            text.lines().forEach(line -> lines.add(place(line)));
            return List.copyOf(lines);
        }

        private Line place(String text) {
            Matcher mark = FENCE.matcher(text);
            boolean fenced = !fence.isEmpty() || mark.matches();
            if (mark.matches()) {
                fence = fence.isEmpty() ? mark.group(1) : fence.equals(mark.group(1)) ? "" : fence;
            }
            Matcher heading = HEADING.matcher(text);
            int level = !fenced && heading.matches() ? heading.group(1).length() : 0;
            head &= level < 2;
            Line line = new Line(text, level, section(level == 0 ? LEVELS : level - 1), fenced, head);
            if (level > 0) {
                enter(level, heading.group(2));
            }
            return line;
        }

        private void enter(int level, String title) {
            Arrays.fill(above, level - 1, LEVELS, "");
            above[level - 1] = title.toLowerCase(Locale.ROOT);
        }

        private String section(int levels) {
            return String.join("/", Arrays.copyOf(above, levels));
        }
    }
}
