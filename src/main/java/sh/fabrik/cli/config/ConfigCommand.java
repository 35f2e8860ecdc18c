package sh.fabrik.cli.config;

import picocli.CommandLine.Command;

/** {@code fabrik config}: the group of commands that show what is configured. */
@Command(
        name = "config",
        description = "What is configured, and who said so.",
        footer = {"", "Example:", "  fabrik config list", "", "The keys are described in docs/configuration.md."},
        subcommands = {ConfigGetCommand.class, ConfigListCommand.class})
public final class ConfigCommand {}
