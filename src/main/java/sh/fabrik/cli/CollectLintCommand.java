package sh.fabrik.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.collect.lint.LintCollector;

/** {@code fabrik collect lint}. */
@Command(
        name = "lint",
        description = "LAOS lint reports: error rate and p95 latency of a run.",
        footer = {"", "Example:", "  fabrik collect lint reports/lint.json"})
final class CollectLintCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CollectOptions options = new CollectOptions();

    CollectLintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options.common);
        return new CollectRunner(surroundings, options.common, command.commandLine())
                .run(
                        "lint",
                        workplace.request(options.paths, null, null),
                        request -> new LintCollector().read(request));
    }
}
