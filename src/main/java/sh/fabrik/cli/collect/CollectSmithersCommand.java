package sh.fabrik.cli.collect;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.smithers.SmithersCollector;

/** {@code fabrik collect smithers}. */
@Command(
        name = "smithers",
        description = "Smithers databases and event logs (.ndjson), files or folders.",
        footer = {"", "Example:", "  fabrik collect smithers .fabrik/smithers --spec api-impl"})
final class CollectSmithersCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    SourcePaths source = new SourcePaths();

    @Option(
            names = "--spec",
            paramLabel = "ID",
            description = "Spec that these runs worked on (a Smithers database does not say).")
    @Nullable
    String spec;

    @Override
    public Integer call() {
        return new CollectRunner(desk)
                .run("smithers", desk.workplace().request(source.paths, null, spec), new SmithersCollector()::read);
    }
}
