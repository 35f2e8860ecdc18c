package sh.fabrik.collect.smithers.database;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON list of texts in a column; anything else counts as one text. */
final class TextList {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TextList() {}

    static List<String> read(Optional<String> column) {
        return column.map(TextList::read).orElse(List.of());
    }

    private static List<String> read(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            List<JsonNode> all = tree.isArray() ? tree.valueStream().toList() : List.of(tree);
            return all.stream()
                    .filter(node -> !node.isNull())
                    .map(node -> node.isString() ? node.stringValue() : node.toString())
                    .filter(entry -> !entry.isBlank())
                    .toList();
        } catch (JacksonException e) {
            return List.of(text);
        }
    }
}
