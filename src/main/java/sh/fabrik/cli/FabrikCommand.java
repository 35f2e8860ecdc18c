package sh.fabrik.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.help.ConciseHelp;
import sh.fabrik.cli.terminal.Colour;

/** {@code fabrik}: the top of the command tree; what lies below is said by {@link Commands}. */
@Command(
        name = "fabrik",
        description = "Learns from finished agent runs and advises the next ones.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "First steps:",
            "  fabrik demo                                        a small story, start to end",
            "  kubectl get jobs,pods -o json | fabrik collect kubernetes --file -",
            "  fabrik suggest                                     what to change, and why",
            "",
            "Exit codes: fabrik help exit-codes"
        })
final class FabrikCommand implements Callable<Integer> {
    @Spec
    CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where an error happened (or FABRIK_DEBUG=1).")
    boolean debug;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never (also: NO_COLOR, CLICOLOR_FORCE, TERM=dumb).")
    Colour color = Colour.AUTO;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "The same as --color=never.")
    boolean noColor;

    @Option(
            names = "--no-pager",
            scope = ScopeType.INHERIT,
            description = "Print long answers without a pager (else FABRIK_PAGER, PAGER, less -FIRX).")
    boolean noPager;

    @Override
    public Integer call() {
        command.commandLine().getOut().print(ConciseHelp.TEXT);
        return ExitCode.OK.code();
    }
}
