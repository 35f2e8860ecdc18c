package sh.fabrik.cli.context;

import java.io.OutputStream;

/** Runs a command line of fabrik, as if it were typed. */
@FunctionalInterface
public interface Shell {
    /**
     * @param surroundings what the command line finds around it
     * @param arguments the words after {@code fabrik}
     * @return the exit code
     */
    int run(Surroundings surroundings, OutputStream out, OutputStream err, String... arguments);
}
