package sh.fabrik.cli.analytics;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.analyse.query.CostEfficiency;
import sh.fabrik.analyse.query.TotalCost;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.run.price.ExchangeRate;
import sh.fabrik.run.price.Total;
import sh.fabrik.store.Database;
import sh.fabrik.store.PriceStore;

/** {@code fabrik analytics cost}. */
@Command(
        name = "cost",
        description =
                "What a success costs, per spec and model, the most expensive specs first; money spent on failures counts.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics cost --last-30d",
            "  fabrik analytics cost --sort cost_per_success_usd:desc --limit 10"
        })
final class CostCommand implements Callable<Integer> {
    private static final List<Column<CostEfficiency.Row>> COLUMNS = List.of(
            Column.<CostEfficiency.Row>of(
                            "project",
                            "project",
                            row -> new Cell.Text(row.spec().project()))
                    .whenWide(),
            Column.of("spec", "spec", row -> new Cell.Text(row.spec().id())),
            Column.of("model", "model", row -> Cell.text(row.model())),
            Column.<CostEfficiency.Row>of("runs", "runs", row -> new Cell.Count(row.runs()))
                    .whenWide(),
            Column.rate("success", "costed runs succeeded", CostEfficiency.Row::success),
            Column.of("spent_usd", "spent", row -> Cell.of(row.spent(), Cell.Amount::new)),
            Column.of("cost_per_success_usd", "per success", row -> Cell.of(row.costPerSuccess(), Cell.Amount::new)),
            Column.<CostEfficiency.Row>of(
                            "successes_per_usd",
                            "successes per $",
                            row -> Cell.of(row.successesPerUsd(), rate -> new Cell.Real(rate, 2)))
                    .whenWide());

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting();
                Waiting waiting = desk.waiting("analytics cost")) {
            Answer answer = new Answer(desk, selection, database);
            List<CostEfficiency.Row> rows = new CostEfficiency(database).rows(answer.question());
            List<CostEfficiency.Row> costed =
                    rows.stream().filter(row -> row.costedRuns() > 0).toList();
            answer.show("cost", COLUMNS, costed);
            if (!desk.json() && !selection.csv) {
                tellUnknown(rows.size() - costed.size());
                tellTotal(
                        TotalCost.of(database, answer.question()),
                        new PriceStore(database, Clock.systemUTC()).list().rate());
            }
        }
        return ExitCode.OK.code();
    }

    private void tellUnknown(int rows) {
        if (rows > 0) {
            desk.err()
                    .println(
                            "Of " + rows
                                    + " more (spec and model) no run says what it cost, and no price list does; see docs/prices.md.");
        }
    }

    private void tellTotal(TotalCost total, Optional<ExchangeRate> rate) {
        if (total.pricedRuns() + total.housedRuns() == 0) {
            return;
        }
        desk.err()
                .println("Together: " + new Total(total.llm(), total.infrastructure(), rate) + ". Of " + total.runs()
                        + " ended runs the cost of models is known for " + total.pricedRuns() + ", of nodes for "
                        + total.housedRuns() + (rate.isEmpty() ? "; prices.usdPerEur makes one sum of both." : "."));
    }
}
