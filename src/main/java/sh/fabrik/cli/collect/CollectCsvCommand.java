package sh.fabrik.cli.collect;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.csv.CsvCollector;

/** {@code fabrik collect csv}. */
@Command(
        name = "csv",
        description = "Run histories as CSV, plain or gzip; - reads standard input.",
        footer = {
            "",
            "Examples:",
            "  fabrik collect csv runs.csv.gz --project shop",
            "  zstd -dc runs.csv.zst | fabrik collect csv - --project shop"
        })
final class CollectCsvCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    SourcePaths source = new SourcePaths();

    @Option(
            names = "--spec",
            paramLabel = "ID",
            description = "Spec that these runs worked on (when the file has no column spec_id).")
    @Nullable
    String spec;

    @Override
    public Integer call() {
        return new CollectRunner(desk)
                .run("csv", desk.workplace().request(source.paths, null, spec), new CsvCollector()::read);
    }
}
