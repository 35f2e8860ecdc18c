package sh.fabrik.cli.suggest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sh.fabrik.channel.terminal.DecisionDetails;
import sh.fabrik.channel.terminal.DecisionStory;
import sh.fabrik.channel.terminal.StoryJson;
import sh.fabrik.channel.terminal.SuggestionDetails;
import sh.fabrik.channel.terminal.SuggestionStory;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.facts.Fact;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.StoredDecision;
import sh.fabrik.suggest.StoredSuggestion;

/** {@code fabrik suggest show}. */
@Command(
        name = "show",
        description =
                "Everything behind one suggestion (rule, thresholds, facts, runs, queries, formulas) or one advice (d-…).",
        footer = {
            "",
            "Examples:",
            "  fabrik suggest show 1                         the first of the last list",
            "  fabrik suggest show 3f2a9c1b07 --json"
        })
final class SuggestShowCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Parameters(
            paramLabel = "ID",
            description = "Its id, the first characters of it, or its number in the last list; or an advice's id.")
    String id = "";

    @Override
    public Integer call() {
        Workplace workplace = desk.workplace();
        try (Database database = workplace.openExisting()) {
            if (id.startsWith(Decided.PREFIX)) {
                showAdvice(database, workplace);
                return ExitCode.OK.code();
            }
            StoredSuggestion stored = new NamedSuggestion(database, new Listing(desk.surroundings())).find(id);
            List<Fact> facts =
                    new AnalysisStore(database).facts(stored.suggestion().spec());
            Optional<SuggestionStory.RuleCard> rule = new RuleCards(workplace.ruleFolders(Optional.empty()))
                    .find(stored.suggestion().rule());
            SuggestionStory story = new SuggestionStory(stored, rule, facts);
            if (desk.json()) {
                desk.answer(StoryJson.of(story));
            } else {
                new SuggestionDetails(desk.out(), desk.surroundings().screen()).show(story);
            }
        }
        return ExitCode.OK.code();
    }

    private void showAdvice(Database database, Workplace workplace) {
        RuleCards cards = new RuleCards(workplace.ruleFolders(Optional.empty()));
        StoredDecision stored = new NamedDecision(database).find(id);
        DecisionStory story = DecisionStory.of(stored, rule -> cards.find(rule));
        if (desk.json()) {
            desk.answer(story);
        } else {
            new DecisionDetails(desk.out(), desk.surroundings().screen()).show(story);
        }
    }
}
