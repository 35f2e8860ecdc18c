package sh.fabrik.collect.kubernetes.objects;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object before it is given a type.
 *
 * @param kind as written, or what the list around it says
 * @param group of its API; empty for the core, absent where nothing names one
 * @param gone the input is a watch that saw its deletion
 */
record KubeObject(ObjectNode tree, String kind, Optional<String> group, String where, boolean gone) {

    boolean is(String wantedKind, String wantedGroup) {
        return kind.equals(wantedKind) && group.map(wantedGroup::equals).orElse(true);
    }

    Optional<String> uid() {
        return text("uid");
    }

    /** Namespace and name, for people. */
    String name() {
        return text("namespace").map(n -> n + "/").orElse("") + text("name").orElse("without a name");
    }

    private Optional<String> text(String field) {
        JsonNode value = tree.path("metadata").path(field);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
