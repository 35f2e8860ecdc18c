package sh.fabrik.cli.terminal;

import java.util.function.IntConsumer;
import sun.misc.Signal;

/** What Ctrl-C does: one line, and the end. Every change of the history is one transaction, so nothing is left half done. */
public final class Interruption {
    private Interruption() {}

    /**
     * @param code what the process ends with
     * @param exit ends it
     */
    public static void announce(int code, IntConsumer exit) {
        try {
            Signal.handle(new Signal("INT"), signal -> {
                System.err.println();
                System.err.println("fabrik: interrupted. What was finished before is kept; nothing is left half done.");
                System.err.flush();
                exit.accept(code);
            });
        } catch (IllegalArgumentException e) {
            // a JVM that was told not to use signals (-Xrs) ends without a line
        }
    }
}
