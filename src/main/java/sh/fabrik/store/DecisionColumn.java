package sh.fabrik.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.facts.Setting;
import sh.fabrik.run.SpecId;
import sh.fabrik.suggest.Decision;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A decision as it is kept in a column. Read key by key: a run waits, and a mapper takes longer to start than this to read. */
final class DecisionColumn {
    private static final JsonFactory JSON = new JsonFactory();

    private DecisionColumn() {}

    static String write(Decision decision) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            decision.choices().forEach(choice -> write(json, choice));
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Decision.Choice choice) {
        json.writeStartObject();
        json.writeStringProperty("setting", choice.setting().word());
        choice.value().ifPresent(value -> json.writeStringProperty("value", value));
        choice.rule().ifPresent(rule -> json.writeStringProperty("rule", rule));
        json.writeStringProperty("reason", choice.reason());
        choice.previous().ifPresent(previous -> json.writeStringProperty("previous", previous));
        json.writeArrayPropertyStart("bounds");
        choice.bounds().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    static Decision read(SpecId spec, String text) {
        List<Decision.Choice> choices = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                choices.add(choice(json));
            }
        }
        return new Decision(spec, choices);
    }

    private static Decision.Choice choice(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        List<String> bounds = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    bounds.add(json.getString());
                }
            } else {
                texts.put(name, json.getString());
            }
        }
        return new Decision.Choice(
                Setting.valueOf(texts.getOrDefault("setting", "").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(texts.get("value")),
                Optional.ofNullable(texts.get("rule")),
                texts.getOrDefault("reason", ""),
                Optional.ofNullable(texts.get("previous")),
                bounds);
    }
}
