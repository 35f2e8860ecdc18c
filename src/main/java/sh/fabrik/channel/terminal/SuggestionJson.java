package sh.fabrik.channel.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;
import tools.jackson.core.JsonGenerator;

/** Suggestions for other programs; docs/json.md is the contract. */
public final class SuggestionJson {
    private SuggestionJson() {}

    /** The list as text: what a mapper makes of its items, without one. */
    public static String of(List<StoredSuggestion> suggestions) {
        return JsonByKey.indented(json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", 1);
            json.writeArrayPropertyStart("suggestions");
            for (StoredSuggestion suggestion : suggestions) {
                write(json, Item.of(suggestion));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Item item) {
        json.writeStartObject();
        json.writeStringProperty("id", item.id);
        json.writeStringProperty("type", item.type);
        json.writeStringProperty("project", item.project);
        json.writeStringProperty("spec", item.spec);
        json.writeStringProperty("title", item.title);
        item.currentValue.ifPresent(value -> json.writeStringProperty("currentValue", value));
        json.writeStringProperty("suggestedValue", item.suggestedValue);
        json.writeNumberProperty("confidence", item.confidence);
        json.writeNumberProperty("dataPoints", item.dataPoints);
        json.writeStringProperty("reasoning", item.reasoning);
        json.writeStringProperty("priority", item.priority);
        json.writeStringProperty("rule", item.rule);
        json.writeStringProperty("ruleVersion", item.ruleVersion);
        item.specFingerprint.ifPresent(hash -> json.writeStringProperty("specFingerprint", hash));
        json.writeStringProperty("status", item.status);
        item.statusReason.ifPresent(reason -> json.writeStringProperty("statusReason", reason));
        json.writeStringProperty("createdAt", item.createdAt.toString());
        json.writeStringProperty("updatedAt", item.updatedAt.toString());
        json.writeEndObject();
    }

    /** One suggestion; the names are those of the table {@code suggestions}, in camel case. */
    public record Item(
            String id,
            String type,
            String project,
            String spec,
            String title,
            Optional<String> currentValue,
            String suggestedValue,
            double confidence,
            int dataPoints,
            String reasoning,
            String priority,
            String rule,
            String ruleVersion,
            Optional<String> specFingerprint,
            String status,
            Optional<String> statusReason,
            Instant createdAt,
            Instant updatedAt) {

        public static Item of(StoredSuggestion stored) {
            Suggestion suggestion = stored.suggestion();
            return new Item(
                    suggestion.id(),
                    suggestion.type().word(),
                    suggestion.spec().project(),
                    suggestion.spec().id(),
                    suggestion.title(),
                    suggestion.current(),
                    suggestion.suggested(),
                    Math.round(suggestion.confidence() * 1e4) / 1e4,
                    suggestion.dataPoints(),
                    suggestion.reasoning(),
                    suggestion.priority().name(),
                    suggestion.rule(),
                    suggestion.ruleVersion(),
                    suggestion.fingerprint(),
                    stored.status().word(),
                    stored.statusReason(),
                    stored.createdAt(),
                    stored.updatedAt());
        }
    }
}
