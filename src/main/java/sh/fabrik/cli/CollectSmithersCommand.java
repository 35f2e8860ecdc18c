package sh.fabrik.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sh.fabrik.collect.smithers.SmithersCollector;

/** {@code fabrik collect smithers}. */
@Command(
        name = "smithers",
        description = "Smithers databases and event logs (.ndjson), files or folders.",
        footer = {"", "Example:", "  fabrik collect smithers .fabrik/smithers --spec api-impl"})
final class CollectSmithersCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CollectOptions options = new CollectOptions();

    @Option(
            names = "--spec",
            paramLabel = "ID",
            description = "Spec that these runs worked on (a Smithers database does not say).")
    @Nullable
    String spec;

    CollectSmithersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options.common);
        return new CollectRunner(surroundings, options.common, command.commandLine())
                .run(
                        "smithers",
                        workplace.request(options.paths, null, spec),
                        request -> new SmithersCollector().read(request));
    }
}
