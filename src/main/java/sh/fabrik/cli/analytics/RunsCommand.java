package sh.fabrik.cli.analytics;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.analyse.query.RunList;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.facts.Proportion;
import sh.fabrik.store.Database;

/** {@code fabrik analytics runs}. */
@Command(
        name = "runs",
        description = "The runs, the latest first: how each ended, with what, and what it took.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics runs --spec specs/api-impl.json --last-30d",
            "  fabrik analytics runs --sort llm_cost_usd:desc --limit 10     the ten dearest",
            "  fabrik analytics runs --csv > runs.csv"
        })
final class RunsCommand implements Callable<Integer> {
    private static final List<Column<RunList.Row>> COLUMNS = List.of(
            Column.of("ended_at", "ended", row -> new Cell.Moment(row.ended())),
            Column.<RunList.Row>of("project_id", "project", row -> new Cell.Text(row.project()))
                    .whenWide(),
            Column.of("spec_id", "spec", row -> Cell.text(row.spec())),
            Column.of("status", "status", row -> new Cell.Text(row.status())),
            Column.of("failure_reason", "reason", row -> Cell.text(row.reason())),
            Column.<RunList.Row>of("error_type", "error", row -> Cell.text(row.errorType()))
                    .whenWide(),
            Column.of("model", "model", row -> Cell.text(row.model())),
            Column.of("duration_seconds", "took", row -> Cell.of(row.duration(), Cell.Length::new)),
            Column.<RunList.Row>of("memory_peak_bytes", "peak", row -> Cell.of(row.memoryPeak(), Cell.Bytes::new))
                    .whenWide(),
            Column.<RunList.Row>of("memory_limit_bytes", "limit", row -> Cell.of(row.memoryLimit(), Cell.Bytes::new))
                    .whenWide(),
            Column.of("llm_cost_usd", "cost", row -> Cell.of(row.cost(), Cell.Amount::new)),
            Column.<RunList.Row>of("run_id", "run", row -> new Cell.Text(row.runId()))
                    .from(140),
            Column.<RunList.Row>of("id", "id", row -> new Cell.Text(row.id())).from(180));

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting();
                Waiting waiting = desk.waiting("analytics runs")) {
            Answer answer = new Answer(desk, selection, database);
            RunList runs = new RunList(database);
            answer.show("runs", COLUMNS, runs.rows(answer.question(), answer.wanted()), runs.count(answer.question()));
            if (!desk.json() && !selection.csv) {
                tell(runs.success(answer.question()));
            }
        }
        return ExitCode.OK.code();
    }

    private void tell(Proportion success) {
        if (success.n() > 0) {
            desk.err()
                    .println("Of the runs that speak about their spec and model, " + success.counted()
                            + " succeeded; 90 % interval " + success.interval() + ".");
        }
    }
}
