package sh.fabrik.collect.spec.document;

import java.util.regex.Pattern;
import sh.fabrik.collect.spec.document.MarkdownText.Line;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Markdown without what changes while the work stays the same: upkeep lines, marks of what is done, white space at the ends
 * of lines, and how many empty lines stand between two others.
 */
final class NormalMarkdown {
    private static final Pattern BOX = Pattern.compile("^(\\s*(?:[-*+]|\\d+[.)])\\s+)\\[[xX]](?=\\s)");
    private static final Pattern DONE = Pattern.compile("\\s*\\[done]$", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private NormalMarkdown() {}

    /** What the fingerprint covers: the {@code text}, and the rest of the {@code front} matter where there is any. */
    static ObjectNode content(MarkdownText text, ObjectNode front) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ObjectNode rest = front.deepCopy().remove(JsonPage.UPKEEP).remove(JsonPage.CONFIGURATION);
        rest.remove("last_updated");
        if (!rest.isEmpty()) {
            content.set("front", rest);
        }
        return content.put("text", normal(text));
    }

    private static String normal(MarkdownText text) {
        StringBuilder out = new StringBuilder();
        text.lines().stream()
                .filter(line -> !MarkdownHead.isNoContent(line))
                .forEach(line -> out.append(normal(line)).append('\n'));
        return EMPTY_LINES.matcher(out).replaceAll("\n\n").strip();
    }

    private static String normal(Line line) {
        String text = line.text().stripTrailing();
        if (line.fenced()) {
            return text;
        }
        return line.isHeading()
                ? DONE.matcher(text).replaceFirst("")
                : BOX.matcher(text).replaceFirst("$1[ ]");
    }
}
