package sh.fabrik.cli.suggest;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.suggest.Status;

/** {@code fabrik suggest apply}. */
@Command(
        name = "apply",
        description = "Remember that you took a suggestion over. (Your spec stays as it is: change it yourself.)",
        footer = {
            "",
            "Examples:",
            "  fabrik suggest apply 3f2a9c1b07",
            "  fabrik suggest apply 1 --reason \"in pull request 17\""
        })
final class SuggestApplyCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    UserDecision decision = new UserDecision();

    @Override
    public Integer call() {
        return decision.remember(desk, Status.APPLIED);
    }
}
