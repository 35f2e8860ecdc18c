package sh.fabrik.channel.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.facts.Setting;
import sh.fabrik.suggest.Decision;
import tools.jackson.core.JsonGenerator;

/**
 * The pre-run hook's answer for other programs; docs/json.md is the contract. Written key by key: a mapper takes longer to start than
 * the whole answer to make.
 */
final class DecisionJson {
    private static final String ANNOTATION = "fabrik.sh/advice"; // by which a run says what it was told

    private DecisionJson() {}

    /**
     * @param id under which the decision is remembered
     * @param open why fabrik could not judge and the run's own values stand
     */
    static String of(Decision decision, Optional<String> id, Optional<String> open) {
        return JsonByKey.indented(json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", 1);
            json.writeStringProperty("project", decision.spec().project());
            json.writeStringProperty("spec", decision.spec().id());
            json.writeBooleanProperty("open", open.isPresent());
            id.ifPresent(one -> json.writeStringProperty("decision", one));
            open.ifPresent(reason -> json.writeStringProperty("reason", reason));
            byName(decision).forEach((name, choice) -> write(json, name, choice));
            json.writeEndObject();
        });
    }

    /** A strategic merge patch for a batch/v1 Job; lists of containers are merged by name. */
    static String patch(String container, Map<String, String> limits, Optional<String> id) {
        return JsonByKey.inOneLine(json -> {
            json.writeStartObject();
            id.ifPresent(one -> {
                json.writeObjectPropertyStart("metadata");
                json.writeObjectPropertyStart("annotations");
                json.writeStringProperty(ANNOTATION, one);
                json.writeEndObject();
                json.writeEndObject();
            });
            if (!limits.isEmpty()) {
                List.of("spec", "template", "spec").forEach(json::writeObjectPropertyStart);
                json.writeArrayPropertyStart("containers");
                json.writeStartObject();
                json.writeStringProperty("name", container);
                json.writeObjectPropertyStart("resources");
                json.writeObjectPropertyStart("limits");
                limits.forEach(json::writeStringProperty);
            } // closing the generator ends what is still open
        });
    }

    static String name(Setting setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Decision.Choice> byName(Decision decision) {
        Map<String, Decision.Choice> settings = new TreeMap<>();
        decision.choices().forEach(choice -> settings.put(name(choice.setting()), choice));
        return settings;
    }

    /** The origin is a rule's name, or {@code kept}. */
    private static void write(JsonGenerator json, String name, Decision.Choice choice) {
        json.writeObjectPropertyStart(name);
        choice.value().ifPresent(value -> json.writeStringProperty("value", value));
        json.writeStringProperty("origin", choice.rule().orElse("kept"));
        json.writeStringProperty("reason", choice.reason());
        choice.previous().ifPresent(previous -> json.writeStringProperty("previous", previous));
        json.writeEndObject();
    }
}
