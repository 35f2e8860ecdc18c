package sh.fabrik.channel.terminal;

import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;

/** Everything behind one suggestion, for other programs; docs/json.md is the contract. */
public record StoryJson(
        int schemaVersion,
        SuggestionJson.Item suggestion,
        Evidence evidence,
        Optional<SuggestionStory.RuleCard> rule,
        List<Fact> facts) {

    public static StoryJson of(SuggestionStory story) {
        return new StoryJson(
                1,
                SuggestionJson.Item.of(story.stored()),
                story.stored().suggestion().evidence(),
                story.rule(),
                story.facts());
    }
}
