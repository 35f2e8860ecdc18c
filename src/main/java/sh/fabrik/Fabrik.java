package sh.fabrik;

import sh.fabrik.cli.CommandTree;
import sh.fabrik.cli.context.Surroundings;

/** Starts fabrik. The only class that exits the process. */
public final class Fabrik {
    private Fabrik() {}

    public static void main(String[] arguments) {
        System.exit(CommandTree.run(Surroundings.ofProcess(), arguments));
    }
}
