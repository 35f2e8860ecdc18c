package sh.fabrik.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.ToIntFunction;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.terminal.LongAnswers;
import sh.fabrik.cli.terminal.Pager;

/** Sends a long answer through the user's pager, where a person reads it on this process's own terminal. */
final class Paged {
    private Paged() {}

    /**
     * Runs a command line; returns its exit code.
     *
     * @param command writes to the stream that it gets
     */
    static int run(
            Surroundings surroundings, OutputStream out, ToIntFunction<OutputStream> command, String... arguments) {
        boolean paged = out == System.out
                && surroundings.stdoutTerminal()
                && surroundings.variable("FABRIK_FORCE_TTY").isEmpty()
                && LongAnswers.mayCome(arguments);
        OutputStream shown = paged ? Pager.before(out, surroundings.environment()) : out;
        int code = command.applyAsInt(shown);
        if (shown instanceof Pager pager) {
            finish(pager);
        }
        return code;
    }

    private static void finish(Pager pager) {
        try {
            pager.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be written to the terminal.", e);
        }
    }
}
