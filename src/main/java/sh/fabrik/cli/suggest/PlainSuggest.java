package sh.fabrik.cli.suggest;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import sh.fabrik.cli.context.Surroundings;

/**
 * The short way of {@code fabrik suggest}: a plain line, and an answer that is stored. Everything else, and whatever goes wrong, is left to
 * the command tree, which says the same in the same words; so nothing is printed before the answer is whole.
 */
public final class PlainSuggest {
    private PlainSuggest() {}

    /**
     * Answers, if it can.
     *
     * @param arguments those after {@code suggest}
     * @return the exit code; empty when nothing was printed and the command tree has to answer
     */
    public static OptionalInt answer(Surroundings process, OutputStream out, OutputStream err, String... arguments) {
        if (process.debug(arguments)) {
            return OptionalInt.empty();
        }
        Optional<PlainLine> line = PlainLine.of(arguments);
        return line.isPresent() ? answer(process.colouredAs(arguments), out, err, line.get()) : OptionalInt.empty();
    }

    private static OptionalInt answer(Surroundings surroundings, OutputStream out, OutputStream err, PlainLine line) {
        StringWriter answer = new StringWriter();
        StringWriter notes = new StringWriter();
        try {
            PendingList list = new PendingList(surroundings, line.workplace(surroundings), line.wish());
            int code = list.show(new PrintWriter(answer), new PrintWriter(notes), (database, isStale) -> {
                if (isStale.getAsBoolean()) {
                    throw new IllegalStateException("Not stored: an analysis has to come first.");
                }
            });
            print(answer, out);
            print(notes, err);
            return OptionalInt.of(code);
        } catch (RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    private static void print(StringWriter text, OutputStream stream) {
        PrintWriter writer = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        writer.print(text);
        writer.flush();
    }
}
