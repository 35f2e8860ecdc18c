package sh.fabrik.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.suggest.Status;

/** {@code fabrik suggest apply}. */
@Command(
        name = "apply",
        description = "Remember that you took a suggestion over. (Your spec stays as it is: change it yourself.)")
final class SuggestApplyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The suggestion's id or its first characters.")
    String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the suggestion.")
    @Nullable
    String reason;

    SuggestApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return new SuggestionDecision(surroundings, options, command.commandLine()).decide(id, Status.APPLIED, reason);
    }
}
