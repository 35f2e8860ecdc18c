package sh.fabrik.cli.analytics;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.analyse.query.SpecQuality;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.store.Database;

/** {@code fabrik analytics quality}. */
@Command(
        name = "quality",
        description =
                "How good each spec is, the worst first: success rate, time, cost, and a score from 0 to 100 of all of it.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics quality",
            "  fabrik analytics quality --sort score:desc               the best first",
            "  fabrik analytics quality -A --csv > quality.csv"
        })
final class QualityCommand implements Callable<Integer> {
    /** Shown on any terminal, but left out before names are cut. */
    private static final int COLUMNS_IF_THEY_FIT = 1;

    static final List<Column<SpecQuality.Row>> COLUMNS = List.of(
            Column.<SpecQuality.Row>of(
                            "project",
                            "project",
                            row -> new Cell.Text(row.spec().project()))
                    .whenWide(),
            Column.of("spec", "spec", row -> new Cell.Text(row.spec().id())),
            Column.<SpecQuality.Row>of("spec_type", "type", row -> new Cell.Text(row.type()))
                    .whenWide(),
            Column.of("grade", "grade", row -> Cell.text(row.score().map(score -> score.letter()))),
            Column.of("score", "score", row -> Cell.of(row.score(), score -> new Cell.Real(score.points(), 0))),
            Column.rate("success", "succeeded", SpecQuality.Row::success),
            Column.of(
                    "killed_runs", "killed", row -> new Cell.Count(row.killed().hits())),
            Column.of("runs", "of runs", row -> new Cell.Count(row.killed().n())),
            Column.<SpecQuality.Row>of(
                            "average_seconds", "took", row -> Cell.of(row.averageDuration(), Cell.Length::new))
                    .from(COLUMNS_IF_THEY_FIT),
            Column.<SpecQuality.Row>of("average_cost_usd", "cost", row -> Cell.of(row.averageCost(), Cell.Amount::new))
                    .from(COLUMNS_IF_THEY_FIT),
            Column.<SpecQuality.Row>of(
                            "average_iterations",
                            "loops",
                            row -> Cell.of(row.averageIterations(), loops -> new Cell.Real(loops, 1)))
                    .whenWide(),
            Column.<SpecQuality.Row>of(
                            "p95_memory_bytes", "p95 memory", row -> Cell.of(row.p95Memory(), Cell.Bytes::new))
                    .whenWide(),
            Column.<SpecQuality.Row>of("review", "review", row -> new Cell.Text(row.needsReview() ? "yes" : "no"))
                    .whenWide());

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting();
                Waiting waiting = desk.waiting("analytics quality")) {
            Answer answer = new Answer(desk, selection, database);
            answer.show("quality", COLUMNS, new SpecQuality(database).rows(answer.question()));
        }
        return ExitCode.OK.code();
    }
}
