package sh.fabrik.cli.analytics;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.analyse.query.FailurePatterns;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.store.Database;

/** {@code fabrik analytics failures}. */
@Command(
        name = "failures",
        description = "Which errors come with which kinds of spec, and how often.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics failures --last-30d",
            "  fabrik analytics failures --spec api-impl --sort share:desc"
        })
final class FailuresCommand implements Callable<Integer> {
    static final List<Column<FailurePatterns.Row>> COLUMNS = List.of(
            Column.of("error_type", "error", row -> new Cell.Text(row.errorType())),
            Column.of("spec_type", "spec type", row -> new Cell.Text(row.specType())),
            Column.of("task_count", "tasks", row -> Cell.of(row.taskCount(), tasks -> new Cell.Count(tasks))),
            Column.of("occurrences", "seen", row -> new Cell.Count(row.occurrences())),
            Column.rate("share", "in runs", FailurePatterns.Row::share),
            Column.<FailurePatterns.Row>of("specs", "specs", row -> new Cell.Count(row.specs()))
                    .whenWide(),
            Column.<FailurePatterns.Row>of(
                            "average_seconds_to_failure",
                            "after",
                            row -> Cell.of(row.averageTimeToFailure(), Cell.Length::new))
                    .whenWide());

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting();
                Waiting waiting = desk.waiting("analytics failures")) {
            Answer answer = new Answer(desk, selection, database);
            answer.show("failures", COLUMNS, new FailurePatterns(database).rows(answer.question()));
        }
        return ExitCode.OK.code();
    }
}
