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
                "Remember that you do not want a suggestion; it comes back only when its value moves by more than 20 %%.")
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
