package sh.fabrik.cli.db;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.TimeText;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.store.Database;
import sh.fabrik.store.Retention;

/** {@code fabrik db prune}. */
@Command(
        name = "prune",
        description =
                "Let the details of old runs go, of all projects. Their days stay counted, so that analyses go on knowing them.",
        footer = {"", "Examples:", "  fabrik db prune --dry-run", "  fabrik db prune --keep 180d"})
final class DbPruneCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description = "Keep the details of so much time. Default: the setting retention.days, else 90 days.")
    @Nullable
    String keep;

    @Option(names = "--dry-run", description = "Only say what would go.")
    boolean dryRun;

    @Override
    public Integer call() {
        Duration kept = keep == null
                ? Duration.ofDays(desk.workplace().settings().need(Keys.RETENTION))
                : TimeText.length(keep);
        Instant now = desk.surroundings().clock().instant();
        try (Database database = desk.workplace().openExisting()) {
            Retention retention = new Retention(database);
            Retention.Pruned pruned = dryRun ? retention.look(kept, now) : retention.prune(kept, now);
            if (desk.json()) {
                desk.answer(pruned);
            } else {
                desk.out().println(sentence(pruned));
            }
        }
        return ExitCode.OK.code();
    }

    private String sentence(Retention.Pruned pruned) {
        String before = pruned.before().toString().substring(0, 10);
        if (pruned.runs() == 0) {
            return "There are no details of runs that ended before " + before + ".";
        }
        String what = pruned.runs() + " runs of " + pruned.days() + " days before " + before;
        return dryRun
                ? "The details of " + what + " would go; their counts would stay."
                : "Pruned the details of " + what + "; their counts stay.";
    }
}
