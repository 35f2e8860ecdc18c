package sh.fabrik.suggest;

import java.util.Optional;
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
        return new Suggestion(
                type,
                spec,
                newSetting,
                title,
                current,
                suggested,
                confidence,
                gain,
                reasoning,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    public Suggestion titled(String newTitle) {
        return new Suggestion(
                type,
                spec,
                setting,
                newTitle,
                current,
                suggested,
                confidence,
                gain,
                reasoning,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    public Suggestion from(String newCurrent) {
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                Optional.of(newCurrent),
                suggested,
                confidence,
                gain,
                reasoning,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    public Suggestion to(String newSuggested) {
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                current,
                newSuggested,
                confidence,
                gain,
                reasoning,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    /** @param newConfidence 0 to 1; what lies outside is cut to it */
    public Suggestion withConfidence(double newConfidence) {
        double bounded = Math.max(0, Math.min(1, newConfidence));
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                current,
                suggested,
                bounded,
                gain,
                reasoning,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    /** @param newGain success rate that it is expected to add, -1 to 1 */
    public Suggestion gaining(double newGain) {
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                current,
                suggested,
                confidence,
                newGain,
                reasoning,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    public Suggestion priority(Priority newPriority) {
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                current,
                suggested,
                confidence,
                gain,
                reasoning,
                newPriority,
                rule,
                ruleVersion,
                fingerprint,
                evidence);
    }

    /** Says why, and what it rests on. */
    public Suggestion because(String sentence, Evidence newEvidence) {
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                current,
                suggested,
                confidence,
                gain,
                sentence,
                priority,
                rule,
                ruleVersion,
                fingerprint,
                newEvidence);
    }

    public Suggestion stamped(String newRuleVersion, Optional<String> newFingerprint) {
        return new Suggestion(
                type,
                spec,
                setting,
                title,
                current,
                suggested,
                confidence,
                gain,
                reasoning,
                priority,
                rule,
                newRuleVersion,
                newFingerprint,
                evidence);
    }

    /** Runs that support it. */
    public int dataPoints() {
        return evidence.dataPoints();
    }

    /** Ten characters that stay the same as long as the same rule says the same of the same spec. */
    public String id() {
        return StableId.of(spec.project(), spec.id(), rule, setting, suggested);
    }
}
