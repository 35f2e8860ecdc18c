package sh.fabrik.cli.suggest;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import sh.fabrik.cli.context.SpecName;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.SuggestionType;

/**
 * Which suggestions a reader wants to see.
 *
 * @param spec a spec's id, or the path of its file
 * @param minConfidence 0 to 1
 */
public record SuggestionFilter(Optional<String> spec, Optional<SuggestionType> type, Optional<Double> minConfidence)
        implements Predicate<StoredSuggestion> {

    /** High priority first, then the more certain. */
    public static final Comparator<StoredSuggestion> MOST_URGENT_FIRST = Comparator.comparing(
                    (StoredSuggestion stored) -> stored.suggestion().priority())
            .thenComparing(stored -> -stored.suggestion().confidence())
            .thenComparing(stored -> stored.suggestion().spec())
            .thenComparing(StoredSuggestion::id);

    @Override
    public boolean test(StoredSuggestion stored) {
        return spec.map(wanted -> new SpecName(wanted)
                                .means(stored.suggestion().spec().id()))
                        .orElse(true)
                && type.map(wanted -> stored.suggestion().type() == wanted).orElse(true)
                && minConfidence
                        .map(least -> stored.suggestion().confidence() >= least)
                        .orElse(true);
    }

    /** @throws UnreadableValue when a word on the command line is no type or no confidence */
    static SuggestionFilter of(Optional<String> spec, Optional<String> type, Optional<String> minConfidence) {
        return new SuggestionFilter(spec, type.map(SuggestionFilter::type), minConfidence.map(SuggestionFilter::share));
    }

    private static SuggestionType type(String word) {
        return SuggestionType.find(word)
                .orElseThrow(() -> new UnreadableValue("\"" + word
                        + "\" is no type of suggestion; known are resource, model, spec_rewrite and warning."));
    }

    /** Reads {@code 0.9} and {@code 90%}. */
    static double share(String text) {
        try {
            boolean percent = text.endsWith("%");
            double value = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            double share = percent ? value / 100 : value;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence below
        }
        throw new UnreadableValue("\"" + text + "\" is no confidence; write it from 0 to 1, like 0.9, or 90%.");
    }
}
