package sh.fabrik;

import sh.fabrik.cli.Start;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.terminal.Interruption;

/** Starts fabrik. The only class that exits the process. */
public final class Fabrik {
    private Fabrik() {}

    public static void main(String[] arguments) {
        Interruption.announce(ExitCode.INTERRUPTED.code(), System::exit);
        System.exit(Start.run(Surroundings.ofProcess(), System.out, System.err, arguments));
    }
}
