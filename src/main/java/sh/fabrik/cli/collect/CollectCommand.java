package sh.fabrik.cli.collect;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;

/** {@code fabrik collect}: with a source's name, what its files hold; without, all sources that are configured. */
@Command(
        name = "collect",
        description = {
            "Bring finished runs and specs into the history. Twice is once; later data fills gaps.",
            "Without a COMMAND, every configured source is read, side by side; one that is down leaves a gap, which the next "
                    + "collect fills."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Examples:",
            "  fabrik collect                          all sources of the configuration (fabrik config list)",
            "  fabrik collect --only kubernetes --deadline 2m",
            "  fabrik collect smithers .fabrik/smithers",
            "",
            "Exit code 0 also when a source left a gap, so that the analysis goes on (6 with --exit-code); 1 when no source",
            "told anything; 2 when the configuration is wrong."
        },
        subcommands = {
            CollectSmithersCommand.class,
            CollectKubernetesCommand.class,
            CollectSpecsCommand.class,
            CollectLintCommand.class,
            CollectCsvCommand.class,
            CollectPrometheusCommand.class,
            CollectLokiCommand.class
        })
public final class CollectCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = "--only",
            paramLabel = "SOURCE",
            split = ",",
            description = "Only this source of the configured ones; may be given several times.")
    Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "Leave what is not read after this time to the next collect (else collect.deadline, 10m).")
    @Nullable
    String deadline;

    @Option(names = "--exit-code", description = "Exit with 6 when a source left a gap.")
    boolean exitCode;

    @Override
    public Integer call() {
        return new GatherRunner(desk, only, deadline).run(exitCode);
    }
}
