package sh.fabrik.collect.spec.document;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one file, spec or todo, says, whatever its notation.
 *
 * @param id as written inside the file
 * @param type as written inside the file
 * @param tasks ids of its tasks; absent when it has no list of tasks
 * @param content what the fingerprint covers, see docs/specs.md
 * @param configuration {@code model} and {@code resources} where the file has them
 * @param words all its text, for what is searched in it
 */
public record Page(
        Optional<String> id,
        Optional<String> title,
        Optional<String> type,
        List<String> goals,
        Counts counts,
        Optional<List<String>> tasks,
        JsonNode content,
        ObjectNode configuration,
        String words) {

    /** How many entries the parts of a spec have. */
    public record Counts(int acceptance, int requirements, int dependencies) {}
}
