package sh.fabrik.cli.collect;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.spec.SpecCollector;

/** {@code fabrik collect specs}. */
@Command(
        name = "specs",
        description = "Specs and their todos, JSON or markdown.",
        footer = {"", "Example:", "  fabrik collect specs specs/"})
final class CollectSpecsCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    SourcePaths source = new SourcePaths();

    @Override
    public Integer call() {
        return new CollectRunner(desk)
                .run("specs", desk.workplace().request(source.paths, null, null), new SpecCollector()::read);
    }
}
