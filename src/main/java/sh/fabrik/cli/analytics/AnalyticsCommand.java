package sh.fabrik.cli.analytics;

import picocli.CommandLine.Command;

/** {@code fabrik analytics}: the group of commands that show what the history says. */
@Command(
        name = "analytics",
        description =
                "What the history says: runs, models, resources, failures, cost and quality; reports and exports.",
        subcommands = {
            RunsCommand.class,
            ModelsCommand.class,
            ResourcesCommand.class,
            FailuresCommand.class,
            CostCommand.class,
            QualityCommand.class,
            ReportCommand.class,
            ExportCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  fabrik analytics runs --spec specs/api-impl.json --last-30d",
            "  fabrik analytics models --task-type impl --success-rate",
            "  fabrik analytics resources --show-p95",
            "  fabrik analytics export --start 2026-01-01 --end 2026-02-01 > analytics.csv"
        })
public final class AnalyticsCommand {}
