package sh.fabrik.collect.kubernetes.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sh.fabrik.collect.kubernetes.outcome.WorkContainer;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves of all quantities in an object only the limits and requests of the container that does the work, in their canonical form: the
 * typed objects refuse a whole pod for one odd quantity anywhere in it.
 */
final class Quantities {
    private static final Set<String> WITH_QUANTITIES =
            Set.of("resources", "allocatedResources", "volumes", "overhead", "volumeClaimTemplates", "managedFields");

    private static final Map<String, Function<String, String>> LIMITS = Map.of(
            "memory", text -> Memory.parse(text).toString(),
            "cpu", text -> Cpu.parse(text).toString());

    /** Their keys are people's own words, and may be the same as those above. */
    private static final Set<String> TEXTS = Set.of("labels", "annotations");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String name;
    private final Remarks remarks;

    Quantities(String name, Remarks remarks) {
        this.name = name;
        this.remarks = remarks;
    }

    /** A copy that the typed objects can read. */
    ObjectNode cleaned(ObjectNode tree) {
        ObjectNode copy = stripped(tree);
        keepLimits(tree.path("spec"), copy.path("spec"));
        keepLimits(
                tree.path("spec").path("template").path("spec"),
                copy.path("spec").path("template").path("spec"));
        return copy;
    }

    /** What has quantities in it is never copied: the managed fields alone are most of an object. */
    private static ObjectNode stripped(ObjectNode object) {
        ObjectNode copy = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!WITH_QUANTITIES.contains(field.getKey())) {
                boolean texts = TEXTS.contains(field.getKey());
                copy.set(field.getKey(), texts ? field.getValue() : stripped(field.getValue()));
            }
        }
        return copy;
    }

    private static JsonNode stripped(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return stripped(object);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode(array.size());
            array.forEach(element -> copy.add(stripped(element)));
            return copy;
        }
        return node;
    }

    private void keepLimits(JsonNode from, JsonNode to) {
        JsonNode containers = from.path("containers");
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.path(i);
            boolean works = WorkContainer.NAMES.contains(container.path("name").asString(""));
            if (works && to.path("containers").path(i) instanceof ObjectNode kept) {
                ObjectNode resources = kept.putObject("resources");
                for (String kind : List.of("limits", "requests")) {
                    keepLimits(container.path("resources").path(kind), resources.putObject(kind));
                }
            }
        }
    }

    private void keepLimits(JsonNode limits, ObjectNode kept) {
        LIMITS.forEach((limit, canonical) ->
                read(limits.path(limit), limit, canonical).ifPresent(text -> kept.put(limit, text)));
    }

    private Optional<String> read(JsonNode value, String limit, Function<String, String> canonical) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isValueNode() ? value.asString() : value.toString();
        try {
            return Optional.of(canonical.apply(text));
        } catch (UnreadableValue e) {
            remarks.add("A limit that cannot be read is unknown", name + ", " + limit + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
