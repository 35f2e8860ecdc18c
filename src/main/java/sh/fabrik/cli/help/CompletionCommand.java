package sh.fabrik.cli.help;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;

/** {@code fabrik completion}. */
@Command(
        name = "completion",
        description = "Completion for your shell: commands, options, and the specs, suggestions and projects you have.",
        footer = {
            "",
            "Examples:",
            "  source <(fabrik completion bash)            in ~/.bashrc",
            "  source <(fabrik completion zsh)             in ~/.zshrc, after compinit",
            "  fabrik completion fish > ~/.config/fish/completions/fabrik.fish"
        })
public final class CompletionCommand implements Callable<Integer> {
    private static final String ZSH_HEAD =
            "# Completion of fabrik for zsh. Use: source <(fabrik completion zsh), after compinit\n"
                    + "autoload -U +X bashcompinit && bashcompinit\n";

    @Spec
    CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    String shell = "";

    @Override
    public Integer call() {
        List<CompletionModel.Entry> entries = CompletionModel.of(command.root().commandLine());
        command.commandLine()
                .getOut()
                .print(
                        switch (shell) {
                            case "bash" -> BashCompletion.script(entries);
                            case "zsh" -> ZSH_HEAD + BashCompletion.script(entries);
                            case "fish" -> FishCompletion.script(entries);
                            default ->
                                throw new CommandProblem(
                                        ExitCode.USAGE,
                                        "\"" + shell
                                                + "\" is no shell that fabrik knows; known are bash, zsh and fish.");
                        });
        return ExitCode.OK.code();
    }
}
