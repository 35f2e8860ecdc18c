package sh.fabrik.collect.kubernetes.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.stream.Collectors;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives an object its type, without any connection to a cluster. */
final class Models {
    private static final KubernetesSerialization SERIALIZATION =
            new KubernetesSerialization(JsonMapper.builder().build(), false);

    private Models() {}

    /** @throws UnreadableValue when a field has the wrong type; the message names the field */
    static <T extends HasMetadata> T read(ObjectNode tree, Class<T> type) {
        try {
            return SERIALIZATION.convertValue(tree, type);
        } catch (IllegalArgumentException e) {
            throw new UnreadableValue(sentence(e));
        }
    }

    private static String sentence(IllegalArgumentException e) {
        String field = e.getCause() instanceof JacksonException cause ? path(cause) : "";
        return field.isEmpty()
                ? "A field has the wrong type; ask kubectl for the object again."
                : "Its field " + field + " has the wrong type; ask kubectl for the object again.";
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
