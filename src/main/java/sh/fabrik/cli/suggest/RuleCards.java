package sh.fabrik.cli.suggest;

import java.util.Optional;
import sh.fabrik.channel.terminal.SuggestionStory.RuleCard;
import sh.fabrik.channel.terminal.SuggestionStory.Threshold;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleFolders;

/** The rules in force as cards that people can judge a suggestion by. */
final class RuleCards {
    private final RuleFolders folders;

    RuleCards(RuleFolders folders) {
        this.folders = folders;
    }

    Optional<RuleCard> find(String name) {
        return folders.read().files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(RuleCards::card);
    }

    private static RuleCard card(RuleFile file) {
        return new RuleCard(
                file.name(),
                file.path().toString(),
                file.ruleLine(),
                file.version(),
                file.header().says(),
                file.header().because(),
                file.thresholds().stream()
                        .map(threshold -> new Threshold(threshold.name(), threshold.value(), threshold.unit()))
                        .toList());
    }
}
