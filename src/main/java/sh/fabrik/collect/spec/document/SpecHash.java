package sh.fabrik.collect.spec.document;

import java.nio.charset.StandardCharsets;
import sh.fabrik.run.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two hashes of a spec, as docs/specs.md defines them.
 *
 * @param fingerprint over its content and its todo
 * @param configuration over its {@code resources} and {@code model}
 */
public record SpecHash(String fingerprint, String configuration) {

    public static SpecHash of(SpecFile file) {
        return new SpecHash(sha256(content(file)), sha256(file.configuration()));
    }

    /** What the fingerprint is taken of. */
    public static ObjectNode content(SpecFile file) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        file.spec().ifPresent(page -> content.set("spec", page.content()));
        file.todo().map(Page::content).ifPresent(todo -> content.set("todo", todo));
        return content;
    }

    private static String sha256(JsonNode node) {
        return Sha256.of(CanonicalJson.write(node).getBytes(StandardCharsets.UTF_8));
    }
}
