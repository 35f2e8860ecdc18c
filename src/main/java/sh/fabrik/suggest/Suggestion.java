package sh.fabrik.suggest;

import java.util.Optional;
import java.util.function.Consumer;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;

/**
 * A proposal to people, with its reasons. Rules build it step by step:
 * {@code Suggestion.resource("raise-memory-limit", spec).titled(…).from(…).to(…).withConfidence(…).priority(HIGH).because(…)}.
 *
 * @param setting what would change: {@code memory}, {@code model}, {@code timeout}, {@code spec}; of two suggestions for one
 *     setting of one spec only one survives
 * @param title what to do, in a few words
 * @param current as it is: {@code memory: 2Gi}; absent when nobody knows
 * @param suggested as it should be: {@code memory: 4Gi}
 * @param confidence probability that the claim is true over the spec's next 20 runs, 0 to 1
 * @param gain success rate that it is expected to add, -1 to 1; of two suggestions for one setting and of one priority the one
 *     that adds more is kept. 0 for what is not about success, and for what was remembered
 * @param reasoning one or two sentences with the numbers
 * @param rule name of the rule that said it
 * @param ruleVersion hash of the rule file, stamped by the rule book
 * @param fingerprint of the spec when it was said
 */
public record Suggestion(
        SuggestionType type,
        SpecId spec,
        String setting,
        String title,
        Optional<String> current,
        String suggested,
        double confidence,
        double gain,
        String reasoning,
        Priority priority,
        String rule,
        String ruleVersion,
        Optional<String> fingerprint,
        Evidence evidence) {

    public static Suggestion resource(String rule, SpecId spec) {
        return start(SuggestionType.RESOURCE, rule, spec);
    }

    public static Suggestion model(String rule, SpecId spec) {
        return start(SuggestionType.MODEL, rule, spec).about("model");
    }

    public static Suggestion specRewrite(String rule, SpecId spec) {
        return start(SuggestionType.SPEC_REWRITE, rule, spec);
    }

    public static Suggestion warning(String rule, SpecId spec) {
        return start(SuggestionType.WARNING, rule, spec);
    }

    private static Suggestion start(SuggestionType type, String rule, SpecId spec) {
        return new Suggestion(
                type,
                spec,
                rule,
                rule,
                Optional.empty(),
                "",
                0,
                0,
                "",
                Priority.LOW,
                rule,
                "",
                Optional.empty(),
                Evidence.NONE);
    }

    /** Names the setting; without it the rule's own name stands for it. */
    public Suggestion about(String newSetting) {
        return with(draft -> draft.setting = newSetting);
    }

    public Suggestion titled(String newTitle) {
        return with(draft -> draft.title = newTitle);
    }

    public Suggestion from(String newCurrent) {
        return with(draft -> draft.current = Optional.of(newCurrent));
    }

    public Suggestion to(String newSuggested) {
        return with(draft -> draft.suggested = newSuggested);
    }

    /** @param newConfidence 0 to 1; what lies outside is cut to it */
    public Suggestion withConfidence(double newConfidence) {
        double bounded = Math.max(0, Math.min(1, newConfidence));
        return with(draft -> draft.confidence = bounded);
    }

    /** @param newGain success rate that it is expected to add, -1 to 1 */
    public Suggestion gaining(double newGain) {
        return with(draft -> draft.gain = newGain);
    }

    public Suggestion priority(Priority newPriority) {
        return with(draft -> draft.priority = newPriority);
    }

    /** Says why, and what it rests on. */
    public Suggestion because(String sentence, Evidence newEvidence) {
        return with(draft -> {
            draft.reasoning = sentence;
            draft.evidence = newEvidence;
        });
    }

    public Suggestion stamped(String newRuleVersion, Optional<String> newFingerprint) {
        return with(draft -> {
            draft.ruleVersion = newRuleVersion;
            draft.fingerprint = newFingerprint;
        });
    }

    /** Runs that support it. */
    public int dataPoints() {
        return evidence.dataPoints();
    }

    /** Ten characters that stay the same as long as the same rule says the same of the same spec. */
    public String id() {
        return StableId.of(spec.project(), spec.id(), rule, setting, suggested);
    }

    /** The same but for what the change sets. */
    private Suggestion with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.end();
    }

    /** What of a suggestion a rule says step by step. */
    private static final class Draft {
        private final Suggestion from;
        private String setting;
        private String title;
        private Optional<String> current;
        private String suggested;
        private double confidence;
        private double gain;
        private String reasoning;
        private Priority priority;
        private String ruleVersion;
        private Optional<String> fingerprint;
        private Evidence evidence;

        Draft(Suggestion from) {
            this.from = from;
            setting = from.setting;
            title = from.title;
            current = from.current;
            suggested = from.suggested;
            confidence = from.confidence;
            gain = from.gain;
            reasoning = from.reasoning;
            priority = from.priority;
            ruleVersion = from.ruleVersion;
            fingerprint = from.fingerprint;
            evidence = from.evidence;
        }

        Suggestion end() {
            return new Suggestion(
                    from.type,
                    from.spec,
                    setting,
                    title,
                    current,
                    suggested,
                    confidence,
                    gain,
                    reasoning,
                    priority,
                    from.rule,
                    ruleVersion,
                    fingerprint,
                    evidence);
        }
    }
}
