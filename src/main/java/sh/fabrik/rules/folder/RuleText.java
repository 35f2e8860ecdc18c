package sh.fabrik.rules.folder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads header, thresholds and rule line from the text of a rule file. */
final class RuleText {
    private static final Pattern LEADING_COMMENT = Pattern.compile("\\A\\s*/\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("(Says|Because|Silent)\\b:?\\s*(.*)");
    private static final Pattern DASHES = Pattern.compile("\\s*//\\s*[─—-]{2}.*");
    private static final Pattern THRESHOLD =
            Pattern.compile("\\s*function\\s+([\\w.]+)\\s+(\\w+)\\s*\\(\\s*\\)\\s*\\{\\s*return\\s+([^;]+?)\\s*;\\s*}"
                    + "\\s*(?://\\s*(.*?))?\\s*");
    private static final Pattern RULE = Pattern.compile("\\s*rule\\b.*");

    private enum Part {
        SAYS,
        BECAUSE,
        SILENT
    }

    private RuleText() {}

    static Header header(String source) {
        Map<Part, StringBuilder> texts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            texts.put(part, new StringBuilder());
        }
        Matcher comment = LEADING_COMMENT.matcher(source);
        if (comment.find()) {
            readSections(comment.group(1), texts);
        }
        return new Header(text(texts, Part.SAYS), text(texts, Part.BECAUSE), text(texts, Part.SILENT));
    }

    private static void readSections(String comment, Map<Part, StringBuilder> texts) {
        StringBuilder current = new StringBuilder();
        for (String raw : comment.split("\\R")) {
            String line = raw.strip().replaceFirst("^\\*\\s*", "");
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                current = texts.getOrDefault(
                        Part.valueOf(section.group(1).toUpperCase(java.util.Locale.ROOT)), new StringBuilder());
                line = section.group(2);
            }
            current.append(' ').append(line);
        }
    }

    private static String text(Map<Part, StringBuilder> texts, Part part) {
        return texts.getOrDefault(part, new StringBuilder()).toString().strip().replaceAll("\\s+", " ");
    }

    static List<Threshold> thresholds(String source) {
        List<Threshold> found = new ArrayList<>();
        boolean inBlock = false;
        int number = 0;
        for (String line : source.split("\\R", -1)) {
            number++;
            if (DASHES.matcher(line).matches()) {
                inBlock = !inBlock && line.contains("thresholds");
            }
            Matcher threshold = THRESHOLD.matcher(line);
            if (threshold.matches()) {
                String unit = threshold.group(4) == null ? "" : threshold.group(4);
                found.add(new Threshold(
                        threshold.group(2), threshold.group(1), threshold.group(3), unit, number, inBlock));
            }
        }
        return found;
    }

    static int ruleLine(String source) {
        int number = 0;
        for (String line : source.split("\\R", -1)) {
            number++;
            if (RULE.matcher(line).matches()) {
                return number;
            }
        }
        return 1;
    }
}
