package sh.fabrik.collect.kubernetes.objects;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.outcome.Given;
import tools.jackson.databind.JsonNode;

/**
 * What an event says that happened to a Job or a pod. The cluster keeps events for an hour, so there seldom is one; it may tell
 * what befell a pod of which nothing else is left.
 *
 * @param about uid of the Job or pod
 * @param place its namespace and name
 * @param reason Kubernetes' word: {@code FailedScheduling}, {@code Evicted} …
 * @param message not yet redacted
 * @param at when it happened last
 */
public record Happening(String about, String place, String reason, Optional<String> message, Optional<Instant> at) {
    private static final Set<String> TAKES_AWAY = Set.of("Evicted", "Preempted", "Preempting", "TaintManagerEviction");
    private static final Set<String> HINDERS = Set.of(
            "FailedScheduling",
            "OOMKilling",
            "NodeNotReady",
            "FailedMount",
            "FailedAttachVolume",
            "FailedCreate",
            "FailedCreatePodSandBox");
    private static final Set<String> KINDS = Set.of("Job", "Pod");

    /** The event, when it is of a kind that explains something; under its present and its older names. */
    static Optional<Happening> of(JsonNode event) {
        JsonNode about =
                event.path("involvedObject").isObject() ? event.path("involvedObject") : event.path("regarding");
        String reason = event.path("reason").asString("");
        boolean tells = TAKES_AWAY.contains(reason) || HINDERS.contains(reason);
        if (!tells || !KINDS.contains(about.path("kind").asString(""))) {
            return Optional.empty();
        }
        return Optional.of(new Happening(
                about.path("uid").asString(""),
                about.path("namespace").asString("") + "/" + about.path("name").asString(""),
                reason,
                Stream.of("message", "note")
                        .flatMap(field -> Given.text(event.path(field).asString("")).stream())
                        .findFirst(),
                Stream.of("lastTimestamp", "eventTime", "deprecatedLastTimestamp", "firstTimestamp")
                        .flatMap(field -> Given.time(event.path(field).asString("")).stream())
                        .findFirst()));
    }

    /** Whether the cluster took the pod away. */
    public boolean takesAway() {
        return TAKES_AWAY.contains(reason);
    }

    public boolean isForMemory() {
        return reason.equals("OOMKilling");
    }

    boolean isLaterThan(Happening other) {
        return at.orElse(Instant.EPOCH).isAfter(other.at.orElse(Instant.EPOCH));
    }
}
