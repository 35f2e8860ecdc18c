package sh.fabrik.collect.kubernetes.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a list.
 *
 * @param version the resourceVersion of the list: a watch from there misses nothing
 * @param next where the list goes on; absent on its last page
 * @param at the server's clock
 */
record Page(List<ObjectNode> items, String version, Optional<String> next, Instant at) {

    static Page of(JsonNode list, Instant at) {
        List<ObjectNode> items = list.path("items")
                .valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
        JsonNode metadata = list.path("metadata");
        return new Page(
                items,
                metadata.path("resourceVersion").asString(""),
                Optional.of(metadata.path("continue").asString("")).filter(token -> !token.isEmpty()),
                at);
    }
}
