package sh.fabrik.collect.smithers.eventlog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.collect.smithers.execution.AttemptId;
import sh.fabrik.collect.smithers.execution.Fault;
import sh.fabrik.collect.smithers.execution.Node;
import sh.fabrik.collect.smithers.execution.Timestamps;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of an event log. */
record Event(String type, String runId, Instant at, JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws UnreadableValue when the line is no event */
    static Event parse(String line) {
        JsonNode json = tree(line);
        if (!json.isObject()) {
            throw new UnreadableValue("The line is no JSON object and so no event of Smithers.");
        }
        return new Event(demand(json, "type"), demand(json, "runId"), Timestamps.read("timestampMs", time(json)), json);
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new UnreadableValue("The line is no JSON; it is cut off, or something else wrote into the log.");
        }
    }

    private static String demand(JsonNode json, String name) {
        return Event.text(json, name).orElseThrow(() -> new UnreadableValue("The event has no " + name + "."));
    }

    private static long time(JsonNode json) {
        JsonNode time = json.path("timestampMs");
        if (!time.isIntegralNumber() || !time.canConvertToLong()) {
            throw new UnreadableValue("The event's timestampMs is no whole number.");
        }
        return time.longValue();
    }

    /** @throws UnreadableValue when the event names no node */
    Node node() {
        return new Node(demand(json, "nodeId"), json.has("iteration") ? count("iteration") : 0);
    }

    /** @throws UnreadableValue when the event names no attempt */
    AttemptId attempt() {
        return new AttemptId(node(), count("attempt"));
    }

    Optional<String> text(String name) {
        return text(json, name);
    }

    Optional<Long> number(String name) {
        JsonNode value = json.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    /** @throws UnreadableValue when it is negative */
    Optional<Long> tokens(String name) {
        JsonNode value = json.path(name);
        if (value.isNumber() && value.decimalValue().signum() < 0) {
            throw new UnreadableValue("The event's " + name + " is " + value + "; a count of tokens is zero or more.");
        }
        return number(name);
    }

    Optional<BigDecimal> amount(String name) {
        JsonNode value = json.path(name);
        return value.isNumber()
                ? Optional.of(value.decimalValue()).filter(amount -> amount.signum() >= 0)
                : Optional.empty();
    }

    /** The error that the event carries: an object or a bare text. */
    Optional<Fault> fault() {
        JsonNode error = json.path("error");
        Optional<String> words = error.isString() ? Optional.of(error.stringValue()) : text(error, "message");
        return Fault.of(text(error, "code"), text(error, "name"), words, Optional.of(at));
    }

    private int count(String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new UnreadableValue("The event's " + name + " is no count.");
        }
        return value.intValue();
    }

    private static Optional<String> text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
