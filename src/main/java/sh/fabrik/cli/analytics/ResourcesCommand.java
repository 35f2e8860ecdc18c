package sh.fabrik.cli.analytics;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.analyse.query.ResourceUsage;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.store.Database;

/** {@code fabrik analytics resources}. */
@Command(
        name = "resources",
        description =
                "How much memory each spec needs, those killed for it first: percentiles of its peaks; a run that was killed stands at its limit.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics resources",
            "  fabrik analytics resources --show-p95 --sort p95_bytes:desc"
        })
final class ResourcesCommand implements Callable<Integer> {
    static final List<Column<ResourceUsage.Row>> COLUMNS = List.of(
            Column.<ResourceUsage.Row>of(
                            "project",
                            "project",
                            row -> new Cell.Text(row.spec().project()))
                    .whenWide(),
            Column.of("spec", "spec", row -> new Cell.Text(row.spec().id())),
            Column.of("runs", "runs", row -> new Cell.Count(row.runs())),
            Column.rate("killed", "killed for memory", ResourceUsage.Row::kills),
            Column.of("p50_bytes", "p50", row -> new Cell.Bytes(row.p50())),
            Column.of("p95_bytes", "p95", row -> new Cell.Bytes(row.p95())),
            Column.of("p99_bytes", "p99", row -> new Cell.Bytes(row.p99())),
            Column.of("largest_bytes", "largest", row -> new Cell.Bytes(row.largest())),
            Column.<ResourceUsage.Row>of("complexity", "complexity", row -> new Cell.Text(row.complexity()))
                    .whenWide());

    private static final List<String> P95 = List.of("project", "spec", "runs", "killed", "p95_bytes");

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Option(names = "--show-p95", description = "Of the percentiles only the p95.")
    boolean showP95;

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting();
                Waiting waiting = desk.waiting("analytics resources")) {
            Answer answer = new Answer(desk, selection, database);
            List<Column<ResourceUsage.Row>> columns = showP95
                    ? COLUMNS.stream()
                            .filter(column -> P95.contains(column.key()))
                            .toList()
                    : COLUMNS;
            answer.show("resources", columns, new ResourceUsage(database).rows(answer.question()));
        }
        return ExitCode.OK.code();
    }
}
