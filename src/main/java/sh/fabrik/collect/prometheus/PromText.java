package sh.fabrik.collect.prometheus;

import java.util.List;
import java.util.stream.Collectors;

/** Names of the cluster as PromQL writes them. */
final class PromText {
    private PromText() {}

    /** A string literal. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** A regular expression (RE2) for exactly these; the server anchors it at both ends. */
    static String anyOf(List<String> names) {
        return names.stream().map(PromText::literal).collect(Collectors.joining("|"));
    }

    private static String literal(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "\\\\$0");
    }
}
