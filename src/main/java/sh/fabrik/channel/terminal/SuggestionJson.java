package sh.fabrik.channel.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/** Suggestions for other programs; docs/json.md is the contract. */
public record SuggestionJson(int schemaVersion, List<Item> suggestions) {

    public static SuggestionJson of(List<StoredSuggestion> suggestions) {
        return new SuggestionJson(1, suggestions.stream().map(Item::of).toList());
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
