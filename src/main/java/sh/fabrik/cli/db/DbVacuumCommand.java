package sh.fabrik.cli.db;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;
import sh.fabrik.store.Upkeep;

/** {@code fabrik db vacuum}. */
@Command(
        name = "vacuum",
        description = "Give the space of removed rows back. Needs room for a second copy; nobody can write meanwhile.",
        footer = {"", "Example:", "  fabrik db vacuum"})
final class DbVacuumCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    /** What {@code --json} answers. */
    record Answer(int schemaVersion, String file, long bytesFreed) {}

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting()) {
            long freed = new Upkeep(database).vacuum();
            if (desk.json()) {
                desk.answer(new Answer(1, database.path().toString(), freed));
            } else {
                desk.out().println(database.path() + " is " + Bytes.shown(freed) + " smaller.");
            }
        }
        return ExitCode.OK.code();
    }
}
