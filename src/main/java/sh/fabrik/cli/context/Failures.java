package sh.fabrik.cli.context;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.run.UnreadableValue;

/** The one place where an exception becomes a sentence and an exit code. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final boolean debug;

    /** @param debug whether to print stack traces */
    public Failures(boolean debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        return tell(problem, command.getErr());
    }

    /** Says what went wrong; returns the exit code. */
    public int tell(Exception problem, PrintWriter err) {
        err.println("fabrik: " + sentence(problem));
        if (debug) {
            problem.printStackTrace(err);
        } else if (isUnforeseen(problem)) {
            err.println("This is a fault of fabrik itself; FABRIK_DEBUG=1 shows where it happened.");
        }
        err.flush();
        return exitCode(problem).code();
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("fabrik: " + sentence(problem, command));
        err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        if (debug) {
            problem.printStackTrace(err);
        }
        err.flush();
        return ExitCode.USAGE.code();
    }

    /** The parser's own words, but for words that it does not know: there it may be said what was meant. */
    private static String sentence(ParameterException problem, CommandLine command) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return sentence(problem).replaceFirst("(?<![.!?])$", ".");
        }
        String word = unmatched.getUnmatched().get(0).replaceFirst("^(--[^=]+)=.*", "$1");
        String whose = command.getCommandSpec().qualifiedName();
        if (unmatched.isUnknownOption()) {
            List<String> options = command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .flatMap(option -> Stream.of(option.names()))
                    .toList();
            return whose + " has no option " + word + "." + Nearest.question(word, options);
        }
        List<String> commands = List.copyOf(command.getSubcommands().keySet());
        return commands.isEmpty()
                ? whose + " takes no further argument \"" + word + "\"."
                : "\"" + word + "\" is no command of " + whose + "." + Nearest.question(word, commands);
    }

    /** Collectors keep unreadable data to themselves, so an unreadable value here came from the command line. */
    private static ExitCode exitCode(Exception problem) {
        if (problem instanceof CommandProblem known) {
            return known.exitCode();
        }
        return problem instanceof UnreadableValue ? ExitCode.USAGE : ExitCode.FAILURE;
    }

    /** What a problem says to people. */
    public static String sentence(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
    }

    /** Exceptions of fabrik's own packages carry sentences; anything else came as a surprise. */
    private static boolean isUnforeseen(Throwable problem) {
        return !problem.getClass().getName().startsWith("sh.fabrik.");
    }
}
