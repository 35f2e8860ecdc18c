package sh.fabrik.cli.db;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;
import sh.fabrik.store.Upkeep;

/** {@code fabrik db check}. */
@Command(
        name = "check",
        description =
                "Read all of the history: is it whole, does every row belong to something, do the counters agree with the runs?",
        footer = {"", "Example:", "  fabrik db check --json"})
final class DbCheckCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    /** What {@code --json} answers. */
    record Answer(int schemaVersion, String file, Upkeep.Found found) {}

    @Override
    public Integer call() {
        try (Database database = desk.workplace().openExisting()) {
            Upkeep.Found found = new Upkeep(database).check();
            if (desk.json()) {
                desk.answer(new Answer(1, database.path().toString(), found));
            } else {
                tell(database, found);
            }
            return (found.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS).code();
        }
    }

    private void tell(Database database, Upkeep.Found found) {
        if (found.isEmpty()) {
            desk.out().println(database.path() + " is whole: no damage, no orphans, counters as the runs.");
        }
        tell(found.damage(), "The file is damaged. Put a backup in its place, or move it away and collect again.");
        tell(found.orphans(), "Rows belong to nothing. Collect again; if they stay, put a backup in its place.");
        tell(found.counters(), "Counters and runs disagree. Make the counters anew: fabrik db rebuild");
    }

    private void tell(List<String> sentences, String remedy) {
        if (!sentences.isEmpty()) {
            sentences.forEach(sentence -> desk.out().println(sentence));
            desk.out().println(remedy);
        }
    }
}
