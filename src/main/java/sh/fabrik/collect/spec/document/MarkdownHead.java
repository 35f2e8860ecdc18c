package sh.fabrik.collect.spec.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.YamlText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The keys of a Markdown spec: its front matter, and lines such as {@code **Status**: draft} before the first section. */
final class MarkdownHead {
    /** Keys whose lines need no bold type: old specs have {@code Version: v0.1.0 (draft)}. */
    private static final Set<String> UPKEEP = Set.of("status", "version", "last updated");

    private static final Set<String> CONFIGURATION = Set.of("model", "memory", "cpu", "timeout");

    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:[-*]\\s+)?(\\*\\*)?([A-Za-z][A-Za-z ]{1,20}?)(?:\\*\\*\\s*:|:\\*\\*|:)\\s*(.*?)\\s*$");

    private MarkdownHead() {}

    /**
     * The front matter; empty without one, and where the block between the dashes holds no keys.
     *
     * @throws UnreadableContent when it is broken YAML
     */
    static ObjectNode front(MarkdownText text, String where) {
        try {
            JsonNode node = text.front()
                    .filter(yaml -> !yaml.isBlank())
                    .map(yaml -> Yaml.MAPPER.readTree(YamlText.of(yaml)))
                    .orElse(JsonNodeFactory.instance.missingNode());
            return node instanceof ObjectNode keys ? keys : JsonNodeFactory.instance.objectNode();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + 1;
            throw new UnreadableContent(where + ":" + line, "Its front matter is broken YAML; repair it there.");
        }
    }

    /** The lines with a key before the first section, by key in lower case; the first of a key counts. */
    static Map<String, String> lines(MarkdownText text) {
        Map<String, String> found = new LinkedHashMap<>();
        text.lines().forEach(line -> entry(line).ifPresent(e -> found.putIfAbsent(e.getKey(), e.getValue())));
        return found;
    }

    /** Whether a line says only what advice and upkeep may change. */
    static boolean isNoContent(MarkdownText.Line line) {
        return entry(line)
                .map(Map.Entry::getKey)
                .filter(key -> UPKEEP.contains(key) || CONFIGURATION.contains(key))
                .isPresent();
    }

    private static Optional<Map.Entry<String, String>> entry(MarkdownText.Line line) {
        Matcher matcher = LINE.matcher(line.text());
        if (!line.head() || line.fenced() || line.isHeading() || !matcher.matches()) {
            return Optional.empty();
        }
        String key = matcher.group(2).toLowerCase(Locale.ROOT);
        boolean counts = matcher.group(1) != null || UPKEEP.contains(key);
        return counts ? Optional.of(Map.entry(key, matcher.group(3))) : Optional.empty();
    }

    /** {@code model} and {@code resources} of the front matter, else of the lines. */
    static ObjectNode configuration(ObjectNode front, Map<String, String> lines) {
        ObjectNode found = front.deepCopy().retain(JsonPage.CONFIGURATION);
        value(lines, "model").filter(model -> !found.has("model")).ifPresent(model -> found.put("model", model));
        if (!found.has("resources")) {
            ObjectNode resources = JsonNodeFactory.instance.objectNode();
            for (String key : List.of("memory", "cpu", "timeout")) {
                value(lines, key).ifPresent(text -> resources.put(key, text));
            }
            if (!resources.isEmpty()) {
                found.set("resources", resources);
            }
        }
        return found;
    }

    private static Optional<String> value(Map<String, String> lines, String key) {
        return Optional.ofNullable(lines.get(key))
                .map(text -> text.replace("`", "").strip())
                .filter(text -> !text.isEmpty());
    }

    /** Loaded only for a file that has front matter: the pre-run hook has no time to lose. */
    private static final class Yaml {
        static final YAMLMapper MAPPER = YAMLMapper.builder().build();
    }
}
