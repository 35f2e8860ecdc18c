package sh.fabrik.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.rules.engine.Conclusion;
import sh.fabrik.rules.engine.Conclusions;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Layer;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.run.SpecId;
import sh.fabrik.suggest.Advice;
import sh.fabrik.suggest.Suggestion;

/** Takes what rules said only from those who may say it, and notes on each suggestion which text said it. */
final class Stamp {
    private final Map<SpecId, String> fingerprints = new HashMap<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final List<Suggestion> suggestions = new ArrayList<>();
    private final List<Advice> advice = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();

    Stamp(Collection<? extends Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof SpecHistory history) {
                history.fingerprint().ifPresent(hash -> fingerprints.merge(history.spec(), hash, Stamp::either));
            }
        }
    }

    /** In whatever order they come. */
    private static String either(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    void take(Conclusions conclusions) {
        problems.addAll(conclusions.problems());
        conclusions.all().forEach(this::take);
    }

    void note(List<Finding> findings) {
        problems.addAll(findings);
    }

    List<Diagnosis> diagnoses() {
        return Repetitions.sortedWithout(
                diagnoses,
                Comparator.comparing(Diagnosis::spec)
                        .thenComparing(Diagnosis::name)
                        .thenComparing(Diagnosis::reason)
                        .thenComparing(Diagnosis::toString));
    }

    Said said() {
        return new Said(
                diagnoses(),
                Repetitions.sortedWithout(suggestions, order()),
                Repetitions.sortedWithout(
                        advice,
                        Comparator.comparing(Advice::spec)
                                .thenComparing(Advice::setting)
                                .thenComparing(Advice::kind)
                                .thenComparing(Advice::rule)
                                .thenComparing(Advice::value)
                                .thenComparing(Advice::reason)
                                .thenComparing(Advice::toString)),
                problems.stream().distinct().sorted().toList());
    }

    /** The whole text only of those that nothing shorter tells apart: it holds the evidence, whose figures have to be made for it. */
    private static Comparator<Suggestion> order() {
        return Comparator.<Suggestion, SpecId>comparing(suggestion -> suggestion.spec())
                .thenComparing(suggestion -> suggestion.priority())
                .thenComparing(Suggestion::type)
                .thenComparing(Suggestion::rule)
                .thenComparing(Suggestion::setting)
                .thenComparing(Suggestion::title)
                .thenComparing(Suggestion::suggested)
                .thenComparing(Suggestion::reasoning)
                .thenComparing(Suggestion::toString);
    }

    private void take(Conclusion conclusion) {
        Object said = conclusion.said();
        RuleFile by = conclusion.by();
        if (said instanceof Diagnosis diagnosis) {
            if (allowed(by, diagnosis.name(), by.layer() == Layer.DIAGNOSIS, "a diagnosis")) {
                diagnoses.add(diagnosis);
            }
        } else if (said instanceof Suggestion suggestion) {
            take(suggestion, by);
        } else if (said instanceof Advice proposal) {
            if (allowed(by, proposal.rule(), by.layer() == Layer.ADVICE, "advice")) {
                advice.add(proposal);
            }
        } else {
            problem(
                    by,
                    "The rule inserts a " + said.getClass().getSimpleName()
                            + ", which nobody reads; insert a Diagnosis, a Suggestion or an Advice.");
        }
    }

    private void take(Suggestion suggestion, RuleFile by) {
        boolean right = by.layer().suggestionType().equals(Optional.of(suggestion.type()));
        if (!allowed(
                by,
                suggestion.rule(),
                right,
                "a suggestion of type " + suggestion.type().word())) {
            return;
        }
        if (Double.isNaN(suggestion.confidence())) {
            problem(
                    by,
                    "The confidence of the suggestion for " + suggestion.spec()
                            + " is not a number, and it is dropped; guard the condition against missing values.");
            return;
        }
        suggestions.add(suggestion.stamped(by.version(), Optional.ofNullable(fingerprints.get(suggestion.spec()))));
    }

    private boolean allowed(RuleFile by, String signedBy, boolean rightFolder, String what) {
        if (!rightFolder) {
            problem(
                    by,
                    "A rule in the folder " + by.layer().folder() + " must not make " + what
                            + "; what it said is dropped. Move the file.");
            return false;
        }
        if (!signedBy.equals(by.name())) {
            problem(
                    by,
                    "The rule signs " + what + " with the name \"" + signedBy
                            + "\"; it is dropped. Sign with the file's own name, \"" + by.name() + "\".");
            return false;
        }
        return true;
    }

    private void problem(RuleFile by, String sentence) {
        problems.add(by.finding(by.ruleLine(), 1, sentence));
    }
}
