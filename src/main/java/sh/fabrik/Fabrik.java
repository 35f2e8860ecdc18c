package sh.fabrik;

import java.util.Arrays;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import sh.fabrik.cli.Start;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.terminal.Interruption;
import sh.fabrik.cli.terminal.StandardOutput;

/** Starts fabrik. The only class that exits the process. */
public final class Fabrik {
    private Fabrik() {}

    public static void main(String[] arguments) {
        // to find out the machine's own zone, as SQLite's driver would, Java reads the table of all zones; times are
        // UTC everywhere
        TimeZone.setDefault(new SimpleTimeZone(0, "UTC"));
        Interruption.announce(ExitCode.INTERRUPTED.code(), System::exit);
        StandardOutput output = StandardOutput.ofProcess();
        int code = Start.run(Surroundings.ofProcess(), System.out, System.err, arguments);
        end(output.isWhole(System.err) || code != ExitCode.OK.code() ? code : ExitCode.FAILURE.code());
    }

    /** An exit looks for a logger first, from Java 21 on, and for that through every jar; when all is well and done, it is not needed. */
    private static void end(int code) {
        if (code != ExitCode.OK.code() || othersRun()) {
            System.exit(code);
        }
    }

    /** Whether a thread would keep the process from ending by itself. */
    private static boolean othersRun() {
        Thread[] living = new Thread[Thread.activeCount() + 1]; // a full array may lack some
        int count = Thread.enumerate(living);
        return count == living.length
                || Arrays.stream(living, 0, count)
                        .anyMatch(thread -> !thread.isDaemon() && thread != Thread.currentThread());
    }
}
