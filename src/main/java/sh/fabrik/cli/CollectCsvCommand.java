package sh.fabrik.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.collect.csv.CsvCollector;

/** {@code fabrik collect csv}. */
@Command(
        name = "csv",
        description = "Run histories as CSV, plain or gzip.",
        footer = {"", "Example:", "  fabrik collect csv runs.csv.gz --project shop"})
final class CollectCsvCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CollectOptions options = new CollectOptions();

    CollectCsvCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options.common);
        return new CollectRunner(surroundings, options.common, command.commandLine())
                .run("csv", workplace.request(options.paths, null, null), request -> new CsvCollector().read(request));
    }
}
