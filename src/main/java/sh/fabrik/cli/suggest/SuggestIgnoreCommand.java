package sh.fabrik.cli.suggest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.suggest.Status;

/** {@code fabrik suggest ignore}. */
@Command(
        name = "ignore",
        description =
                "Remember that you do not want a suggestion; it comes back only when its value moves by more than 20 %%.",
        footer = {"", "Example:", "  fabrik suggest ignore 3f2a9c1b07 --reason \"the spec goes away\""})
final class SuggestIgnoreCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    UserDecision decision = new UserDecision();

    @Override
    public Integer call() {
        return decision.remember(desk, Status.REJECTED);
    }
}
