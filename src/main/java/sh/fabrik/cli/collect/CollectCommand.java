package sh.fabrik.cli.collect;

import picocli.CommandLine.Command;

/** {@code fabrik collect}: the group of commands that bring finished runs in. */
@Command(
        name = "collect",
        description = "Bring finished runs and specs into the history. Twice is once; later data fills gaps.",
        subcommands = {
            CollectSmithersCommand.class,
            CollectKubernetesCommand.class,
            CollectSpecsCommand.class,
            CollectLintCommand.class,
            CollectCsvCommand.class
        })
public final class CollectCommand {}
