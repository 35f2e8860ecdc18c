package sh.fabrik;

import sh.fabrik.cli.Start;
import sh.fabrik.cli.context.Surroundings;

/** Starts fabrik. The only class that exits the process. */
public final class Fabrik {
    private Fabrik() {}

    public static void main(String[] arguments) {
        System.exit(Start.run(Surroundings.ofProcess(), System.out, System.err, arguments));
    }
}
