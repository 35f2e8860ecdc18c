package sh.fabrik.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.channel.terminal.JsonText;
import sh.fabrik.channel.terminal.StoryJson;
import sh.fabrik.channel.terminal.SuggestionDetails;
import sh.fabrik.channel.terminal.SuggestionStory;
import sh.fabrik.facts.Fact;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.suggest.StoredSuggestion;

/** {@code fabrik suggest show}. */
@Command(
        name = "show",
        description = "Everything behind one suggestion: rule, thresholds, facts, runs, queries, formulas.")
final class SuggestShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The suggestion's id or its first characters.")
    String id = "";

    SuggestShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options);
        try (Database database = workplace.openExisting()) {
            StoredSuggestion stored = SuggestionDecision.find(database, id);
            List<Fact> facts =
                    new AnalysisStore(database).facts(stored.suggestion().spec());
            Optional<SuggestionStory.RuleCard> rule = new RuleCards(workplace.ruleFolders(null))
                    .find(stored.suggestion().rule());
            SuggestionStory story = new SuggestionStory(stored, rule, facts);
            PrintWriter out = command.commandLine().getOut();
            if (options.json) {
                out.println(JsonText.of(StoryJson.of(story)));
            } else {
                new SuggestionDetails(out, surroundings.screen()).show(story);
            }
        }
        return ExitCode.OK.code();
    }
}
