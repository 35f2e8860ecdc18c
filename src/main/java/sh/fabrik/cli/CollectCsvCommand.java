package sh.fabrik.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--spec",
            paramLabel = "ID",
            description = "Spec that these runs worked on (when the file has no column spec_id).")
    @Nullable
    String spec;

    CollectCsvCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workplace workplace = new Workplace(surroundings, options.common);
        return new CollectRunner(surroundings, options.common, command.commandLine())
                .run("csv", workplace.request(options.paths, null, spec), request -> new CsvCollector().read(request));
    }
}
