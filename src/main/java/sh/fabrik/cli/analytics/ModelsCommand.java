package sh.fabrik.cli.analytics;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.analyse.query.ModelEffectiveness;
import sh.fabrik.analyse.query.TaskEffectiveness;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.store.Database;

/** {@code fabrik analytics models}. */
@Command(
        name = "models",
        description = "How often each model succeeds: on each type of spec, or with --task-type on that type of task.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics models",
            "  fabrik analytics models --task-type impl --success-rate",
            "  fabrik analytics models --spec api-impl --last-30d --json"
        })
final class ModelsCommand implements Callable<Integer> {
    static final List<Column<ModelEffectiveness.Row>> SPECS = List.of(
            Column.of("spec_type", "spec type", row -> new Cell.Text(row.specType())),
            Column.of("model", "model", row -> Cell.text(row.model())),
            Column.rate("success", "succeeded", ModelEffectiveness.Row::success),
            Column.of("average_seconds", "took", row -> Cell.of(row.averageDuration(), Cell.Length::new)),
            Column.of("average_cost_usd", "cost", row -> Cell.of(row.averageCost(), Cell.Amount::new)),
            Column.<ModelEffectiveness.Row>of("costed_runs", "costed", row -> new Cell.Count(row.costedRuns()))
                    .whenWide());

    private static final List<Column<TaskEffectiveness.Row>> TASKS = List.of(
            Column.of("task_type", "task type", row -> new Cell.Text(row.taskType())),
            Column.of("model", "model", row -> Cell.text(row.model())),
            Column.rate("success", "attempts succeeded", TaskEffectiveness.Row::success),
            Column.of("average_seconds", "took", row -> Cell.of(row.averageDuration(), Cell.Length::new)),
            Column.of("average_cost_usd", "cost", row -> Cell.of(row.averageCost(), Cell.Amount::new)),
            Column.<TaskEffectiveness.Row>of("costed_attempts", "costed", row -> new Cell.Count(row.costedAttempts()))
                    .whenWide());

    private static final List<String> RATES = List.of("spec_type", "task_type", "model", "success");

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Option(
            names = "--task-type",
            paramLabel = "TYPE",
            description = "Count the attempts of this type of task (impl, review, validate …) instead of whole runs.")
    @Nullable
    String taskType;

    @Option(names = "--success-rate", description = "Only the rates, without time and cost.")
    boolean successRate;

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting();
                Waiting waiting = desk.waiting("analytics models")) {
            Answer answer = new Answer(desk, selection, database);
            if (taskType == null) {
                answer.show("models", shown(SPECS), new ModelEffectiveness(database).rows(answer.question()));
            } else {
                List<TaskEffectiveness.Row> rows = new TaskEffectiveness(database).rows(answer.question(), taskType);
                answer.show("models", shown(TASKS), rows);
                if (rows.isEmpty()) {
                    nameTypes(new TaskEffectiveness(database).types(answer.question()), taskType);
                }
            }
        }
        return ExitCode.OK.code();
    }

    private <R> List<Column<R>> shown(List<Column<R>> columns) {
        return successRate
                ? columns.stream()
                        .filter(column -> RATES.contains(column.key()))
                        .toList()
                : columns;
    }

    private void nameTypes(List<String> known, String wanted) {
        if (!known.isEmpty()) {
            desk.err()
                    .println("No task is of type \"" + wanted + "\"." + Nearest.question(wanted, known) + " There are "
                            + String.join(", ", known) + ".");
        }
    }
}
