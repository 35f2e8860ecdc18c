package sh.fabrik.cli;

import java.nio.file.Path;

/** A process that collects from all sources until it is done or killed: what {@link GatherKillTest} starts. */
final class KilledGather {
    private KilledGather() {}

    /** @param arguments the folder, then names and values of variables, one after the other */
    public static void main(String[] arguments) {
        Cli cli = new Cli(Path.of(arguments[0]));
        for (int i = 1; i < arguments.length; i += 2) {
            cli.with(arguments[i], arguments[i + 1]);
        }
        cli.run("collect").succeeded();
    }
}
