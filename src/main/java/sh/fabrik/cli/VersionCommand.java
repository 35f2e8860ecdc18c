package sh.fabrik.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.ExitCode;

/** {@code fabrik version}. */
@Command(name = "version", description = "Version of fabrik and of the Java it runs on.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        String version = Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
        command.commandLine().getOut().println("fabrik " + version + " (Java " + Runtime.version() + ")");
        return ExitCode.OK.code();
    }
}
