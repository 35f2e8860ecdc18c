package sh.fabrik.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import sh.fabrik.cli.advise.Advising;
import sh.fabrik.cli.advise.FailOpen;
import sh.fabrik.cli.advise.OwnValues;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Failures;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.suggest.PlainSuggest;

/**
 * The way in. A plain {@code advise}, which a run waits for, and a plain {@code suggest} of what is stored go the short way; every other
 * line goes to the command tree.
 */
public final class Start {
    private Start() {}

    /** Runs a command line; returns the exit code. */
    public static int run(Surroundings surroundings, OutputStream out, OutputStream err, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (first) {
            case "advise" -> {
                OwnValues asked = new OwnValues(rest);
                yield asked.isPlain()
                        ? advise(surroundings, asked, out, err, arguments)
                        : CommandTree.run(surroundings, out, err, arguments);
            }
            case WarmUp.COMPILE_RULES, WarmUp.TRAINING -> new WarmUp(surroundings, out, err).run(first, rest);
            case "suggest" ->
                Paged.run(surroundings, out, shown -> suggest(surroundings, shown, err, rest, arguments), arguments);
            default ->
                Paged.run(surroundings, out, shown -> CommandTree.run(surroundings, shown, err, arguments), arguments);
        };
    }

    private static int suggest(
            Surroundings surroundings, OutputStream out, OutputStream err, String[] rest, String... arguments) {
        OptionalInt code = PlainSuggest.answer(surroundings, out, err, rest);
        return code.isPresent() ? code.getAsInt() : CommandTree.run(surroundings, out, err, arguments);
    }

    private static int advise(
            Surroundings surroundings, OwnValues asked, OutputStream out, OutputStream err, String... arguments) {
        PrintWriter output = writer(out);
        PrintWriter errors = writer(err);
        int code = ExitCode.OK.code();
        try {
            new Advising(surroundings).answer(asked, output);
        } catch (RuntimeException e) {
            Failures failures = new Failures(surroundings.debug(arguments));
            code = asked.strict()
                    ? failures.tell(e, errors)
                    : new FailOpen(surroundings, failures, arguments).open(e, output, errors);
        }
        output.flush();
        errors.flush();
        return code;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, false, StandardCharsets.UTF_8);
    }
}
