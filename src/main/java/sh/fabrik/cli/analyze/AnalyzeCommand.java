package sh.fabrik.cli.analyze;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ScopeOptions;

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
public final class AnalyzeCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    ScopeOptions scope = new ScopeOptions();

    @Override
    public Integer call() {
        return new AnalyzeRunner(desk, scope).runAndTell();
    }
}
