package sh.fabrik.cli.db;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;

/** {@code fabrik db rebuild}. */
@Command(
        name = "rebuild",
        description =
                "Make all counters anew from the stored runs. They are kept by every collect; this changes nothing but damage.",
        footer = {"", "Example:", "  fabrik db rebuild"})
final class DbRebuildCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting()) {
            int days = new DayCounters(database).rebuild();
            if (desk.json()) {
                desk.answer(Map.of("days", days));
            } else {
                desk.out().println("Counted anew: " + days + " days of specs.");
            }
        }
        return ExitCode.OK.code();
    }
}
