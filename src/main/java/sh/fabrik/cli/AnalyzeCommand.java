package sh.fabrik.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fabrik analyze}: runs the second half of the line. */
@Command(
        name = "analyze",
        aliases = "analyse",
        description = "Judge the history by the rules and remember what they suggest.",
        footer = {
            "",
            "Examples:",
            "  fabrik analyze                       the last 90 days of this project",
            "  fabrik analyze -A --since 30d        the last 30 days of every project",
            "  fabrik analyze --as-of latest        an old history: count from its latest run"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CommonOptions options = new CommonOptions();

    @Mixin
    ScopeOptions scope = new ScopeOptions();

    AnalyzeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return new AnalyzeRunner(surroundings, options, scope, command.commandLine()).runAndTell();
    }
}
