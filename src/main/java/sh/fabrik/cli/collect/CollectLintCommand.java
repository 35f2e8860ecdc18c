package sh.fabrik.cli.collect;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.lint.LintCollector;

/** {@code fabrik collect lint}. */
@Command(
        name = "lint",
        description = "LAOS lint reports: error rate and p95 latency of a run.",
        footer = {"", "Example:", "  fabrik collect lint reports/lint.json"})
final class CollectLintCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    SourcePaths source = new SourcePaths();

    @Override
    public Integer call() {
        return new CollectRunner(desk)
                .run("lint", desk.workplace().request(source.paths, null, null), new LintCollector()::read);
    }
}
