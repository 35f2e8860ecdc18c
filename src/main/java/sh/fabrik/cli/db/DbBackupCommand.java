package sh.fabrik.cli.db;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Backup;

/** {@code fabrik db backup}. */
@Command(
        name = "backup",
        description = "Copy the history into one file, as it is at this moment; others may write to it meanwhile.",
        footer = {"", "Example:", "  fabrik db backup /mnt/safe/fabrik-2026-03-01.db"})
final class DbBackupCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Parameters(paramLabel = "FILE", description = "The backup; a file that is there already is left as it is.")
    Path target = Path.of("");

    @Override
    public Integer call() {
        Path file = desk.surroundings().folder().resolve(target);
        Backup backup = Backup.make(desk.workplace().databasePath(), file);
        if (desk.json()) {
            desk.answer(BackupJson.of(backup));
        } else {
            desk.out()
                    .println("Backed up to " + backup.file() + " (" + Bytes.shown(backup.bytes()) + ", SHA-256 "
                            + backup.sha256() + "). To use it: --db " + backup.file()
                            + ", or put it in the place of the history.");
        }
        return ExitCode.OK.code();
    }
}
