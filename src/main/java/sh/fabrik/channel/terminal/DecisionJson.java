package sh.fabrik.channel.terminal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.facts.Setting;
import sh.fabrik.suggest.Decision;

/**
 * The pre-run hook's answer for other programs; docs/json.md is the contract.
 *
 * @param open whether fabrik could not judge and the run's own values stand
 * @param settings by name: model, memory, cpu
 */
record DecisionJson(
        int schemaVersion,
        String project,
        String spec,
        boolean open,
        Optional<String> reason,
        @JsonAnyGetter Map<String, Value> settings) {

    /** One setting. The origin is a rule's name, or {@code kept}. */
    record Value(Optional<String> value, String origin, String reason, Optional<String> previous) {}

    static DecisionJson of(Decision decision, Optional<String> open) {
        Map<String, Value> settings = new TreeMap<>();
        for (Decision.Choice choice : decision.choices()) {
            settings.put(
                    name(choice.setting()),
                    new Value(choice.value(), choice.rule().orElse("kept"), choice.reason(), choice.previous()));
        }
        return new DecisionJson(1, decision.spec().project(), decision.spec().id(), open.isPresent(), open, settings);
    }

    static String name(Setting setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }
}
