package sh.fabrik.cli.help;

import java.util.List;
import picocli.CommandLine;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.text.Nearest;

/** Finds the command that somebody asks about. */
final class NamedCommand {
    private final CommandLine root;

    NamedCommand(CommandLine root) {
        this.root = root;
    }

    /**
     * @param words from the top; none is fabrik itself
     * @throws CommandProblem when there is no such command
     */
    CommandLine find(String... words) {
        CommandLine found = root;
        for (String word : words) {
            CommandLine next = found.getSubcommands().get(word);
            if (next == null) {
                throw new CommandProblem(
                        ExitCode.USAGE,
                        "There is no help for \"" + String.join(" ", words) + "\"."
                                + Nearest.question(
                                        word, List.copyOf(found.getSubcommands().keySet()))
                                + " \"fabrik --help\" lists the commands.");
            }
            found = next;
        }
        return found;
    }
}
