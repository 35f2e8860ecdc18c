package sh.fabrik.rules;

import java.util.List;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.suggest.Advice;
import sh.fabrik.suggest.Suggestion;

/**
 * What the rules said of some facts, each list in an order that depends on nothing but its content.
 *
 * @param problems rule files that were broken, failed or said what they may not; the others are not affected
 */
public record Said(
        List<Diagnosis> diagnoses, List<Suggestion> suggestions, List<Advice> advice, List<Finding> problems) {
    public Said {
        diagnoses = List.copyOf(diagnoses);
        suggestions = List.copyOf(suggestions);
        advice = List.copyOf(advice);
        problems = List.copyOf(problems);
    }
}
