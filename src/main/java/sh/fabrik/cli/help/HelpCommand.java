package sh.fabrik.cli.help;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.ExitCode;

/** {@code fabrik help [TOPIC]}. */
@Command(
        name = "help",
        description = "Help for a command, or for the topic \"exit-codes\".",
        footer = {"", "Examples:", "  fabrik help analytics runs", "  fabrik help exit-codes"})
public final class HelpCommand implements Callable<Integer> {
    @Spec
    CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            description = "A command, such as \"collect csv\", or \"exit-codes\".")
    String @Nullable [] topic;

    @Override
    public Integer call() {
        CommandLine root = command.root().commandLine();
        PrintWriter out = root.getOut();
        String[] words = topic == null ? new String[0] : topic;
        if (words.length == 1 && words[0].equals("exit-codes")) {
            for (ExitCode code : ExitCode.values()) {
                out.printf("%4d  %s%n", code.code(), code.meaning());
            }
            return ExitCode.OK.code();
        }
        new NamedCommand(root).find(words).usage(out);
        return ExitCode.OK.code();
    }
}
