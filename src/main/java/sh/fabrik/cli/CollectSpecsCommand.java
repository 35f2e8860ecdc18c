package sh.fabrik.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.collect.spec.SpecCollector;

/** {@code fabrik collect specs}. */
@Command(
        name = "specs",
        description = "Specs and their todos, JSON or markdown.",
        footer = {"", "Example:", "  fabrik collect specs specs/"})
final class CollectSpecsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CollectOptions options = new CollectOptions();

    CollectSpecsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options.common);
        return new CollectRunner(surroundings, options.common, command.commandLine())
                .run(
                        "specs",
                        workplace.request(options.paths, null, null),
                        request -> new SpecCollector().read(request));
    }
}
