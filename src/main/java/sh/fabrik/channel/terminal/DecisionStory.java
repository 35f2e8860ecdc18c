package sh.fabrik.channel.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.Setting;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.Decision;
import sh.fabrik.suggest.StoredDecision;

/**
 * Everything behind one advice, for people and, as it stands, for other programs; docs/json.md is the contract.
 *
 * @param request what was asked for
 * @param analysis number of the analysis whose facts were judged
 * @param rulesHash of the diagnosis and advice rules
 * @param settings one for each of model, memory and cpu
 * @param rules those that spoke, as they stand now
 */
public record DecisionStory(
        int schemaVersion,
        String decision,
        String project,
        String spec,
        Instant decidedAt,
        Request request,
        long analysis,
        String rulesHash,
        List<Decision.Choice> settings,
        List<SuggestionStory.RuleCard> rules) {
    public DecisionStory {
        settings = List.copyOf(settings);
        rules = List.copyOf(rules);
    }

    /** @param pinned settings that a person insisted on */
    public record Request(
            Optional<String> model,
            Optional<String> memory,
            Optional<String> cpu,
            Optional<String> specFingerprint,
            List<String> pinned) {
        public Request {
            pinned = List.copyOf(pinned);
        }

        static Request of(RunRequest asked) {
            return new Request(
                    asked.model().map(model -> model.name()),
                    asked.memory().map(Object::toString),
                    asked.cpu().map(Object::toString),
                    asked.fingerprint(),
                    asked.pinned().stream().map(Setting::word).toList());
        }
    }

    /** @param card finds a rule by its name */
    public static DecisionStory of(StoredDecision stored, Function<String, Optional<SuggestionStory.RuleCard>> card) {
        Decided decided = stored.decided();
        return new DecisionStory(
                1,
                decided.id(),
                decided.request().spec().project(),
                decided.request().spec().id(),
                stored.at(),
                Request.of(decided.request()),
                decided.basis().analysis(),
                decided.basis().rules(),
                decided.decision().choices(),
                decided.decision().choices().stream()
                        .flatMap(choice -> choice.rule().stream())
                        .distinct()
                        .flatMap(rule -> card.apply(rule).stream())
                        .toList());
    }
}
