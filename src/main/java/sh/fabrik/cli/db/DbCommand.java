package sh.fabrik.cli.db;

import picocli.CommandLine.Command;

/** {@code fabrik db}: the group of commands about the history itself. */
@Command(
        name = "db",
        description = "Back up, check and tidy the history; fetch the cluster's.",
        subcommands = {
            DbBackupCommand.class,
            DbCheckCommand.class,
            DbVacuumCommand.class,
            DbPruneCommand.class,
            DbRebuildCommand.class,
            DbPullCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  fabrik db backup /mnt/safe/fabrik-2026-03-01.db",
            "  fabrik db prune --dry-run             which old details would go",
            "  fabrik db pull --from-cluster         then \"fabrik suggest\" reads the cluster's history"
        })
public final class DbCommand {}
