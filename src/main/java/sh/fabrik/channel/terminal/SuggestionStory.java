package sh.fabrik.channel.terminal;

import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Fact;
import sh.fabrik.suggest.StoredSuggestion;

/**
 * Everything behind one suggestion.
 *
 * @param rule the rule that said it, as it stands now; absent when it is gone
 * @param facts what the latest analysis knows of the spec
 */
public record SuggestionStory(StoredSuggestion stored, Optional<RuleCard> rule, List<Fact> facts) {
    public SuggestionStory {
        facts = List.copyOf(facts);
    }

    /**
     * A rule as people need it to judge a suggestion.
     *
     * @param file where it is edited
     * @param line of the rule in the file
     * @param version hash of the file as it stands now
     */
    public record RuleCard(
            String name,
            String file,
            int line,
            String version,
            String says,
            String because,
            List<Threshold> thresholds) {
        public RuleCard {
            thresholds = List.copyOf(thresholds);
        }
    }

    /** A threshold in force. */
    public record Threshold(String name, String value, String meaning) {}
}
