package sh.fabrik.collect.kubernetes.objects;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.outcome.Given;
import tools.jackson.databind.JsonNode;

/** The times that an object itself tells of its life; those of its specification and of schedules are not among them. */
final class SeenTimes {
    private SeenTimes() {}

    /** The latest one; the epoch when there is none. */
    static Instant latest(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode annotations = metadata.path("annotations");
        Stream<JsonNode> changes = metadata.path("managedFields").valueStream().map(change -> change.path("time"));
        Stream<JsonNode> places = Stream.of(
                metadata.path("creationTimestamp"),
                metadata.path("deletionTimestamp"),
                annotations.path("fabrik.sh/finished-at"),
                annotations.path("fabrik.sh/updated"),
                annotations.path("fabrik.sh/last-progress"),
                object.path("status"));
        return Stream.concat(changes, places)
                .flatMap(SeenTimes::in)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Stream<Instant> in(JsonNode node) {
        return node.isContainer() ? node.valueStream().flatMap(SeenTimes::in) : time(node).stream();
    }

    private static Optional<Instant> time(JsonNode node) {
        String text = node.isString() ? node.stringValue() : "";
        return looksLikeTime(text) ? Given.time(text) : Optional.empty();
    }

    /** Most strings of a status are words, and to fail at parsing each costs more than all else. */
    private static boolean looksLikeTime(String text) {
        return text.length() >= "2026-03-12T20:28Z".length() && text.charAt(4) == '-' && text.charAt(10) == 'T';
    }
}
