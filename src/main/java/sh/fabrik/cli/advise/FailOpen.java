package sh.fabrik.cli.advise;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import sh.fabrik.channel.terminal.DecisionText;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Failures;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.run.SpecId;
import sh.fabrik.suggest.Decision;

/** {@code advise} never fails a run: instead of an error the run's own values are printed, with one line of reason. */
public final class FailOpen implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Surroundings surroundings;
    private final Failures failures;
    private final OwnValues own;

    /** @param arguments the whole command line, {@code advise} first */
    public FailOpen(Surroundings surroundings, Failures failures, String... arguments) {
        this.surroundings = surroundings;
        this.failures = failures;
        this.own =
                new OwnValues(arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        return own.strict()
                ? failures.handleExecutionException(problem, command, parsed)
                : open(problem, command.getOut(), command.getErr());
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        return own.strict()
                ? failures.handleParseException(problem, arguments)
                : open(
                        problem,
                        problem.getCommandLine().getOut(),
                        problem.getCommandLine().getErr());
    }

    /** Says why, and prints the run's own values. */
    public int open(Exception problem, PrintWriter out, PrintWriter err) {
        String reason = Failures.sentence(problem)
                .strip()
                .replaceAll("\\s*\\n\\s*", " ")
                .replaceFirst("(?<![.!?])$", ".");
        err.println("fabrik: " + reason + " The run keeps its own values.");
        out.print(DecisionText.open(own.format(), kept(), reason));
        return ExitCode.OK.code();
    }

    private Decision kept() {
        return Decision.settle(request(), List.of());
    }

    private RunRequest request() {
        try {
            return own.request(
                    surroundings.folder(),
                    own.project()
                            .orElseGet(
                                    () -> new Workplace(surroundings, Optional.empty(), Optional.empty()).project()));
        } catch (RuntimeException e) {
            return new RunRequest(
                    new SpecId("unknown", "unknown"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
