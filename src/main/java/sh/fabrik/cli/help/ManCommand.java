package sh.fabrik.cli.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.ExitCode;

/** {@code fabrik man}. */
@Command(
        name = "man",
        description = "Manual pages, made from the same definitions as this help.",
        footer = {
            "",
            "Examples:",
            "  fabrik man analytics runs | man -l -         read one",
            "  fabrik man --to ~/.local/share/man/man1      install all of them"
        })
public final class ManCommand implements Callable<Integer> {
    @Spec
    CommandSpec command = CommandSpec.create();

    @Option(names = "--to", paramLabel = "DIR", description = "Write the pages of all commands into this folder.")
    @Nullable
    Path to;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Whose page to print; fabrik's own without one.")
    String @Nullable [] words;

    @Override
    public Integer call() {
        NamedCommand named = new NamedCommand(command.root().commandLine());
        if (to == null) {
            command.commandLine()
                    .getOut()
                    .print(new ManPage(named.find(words == null ? new String[0] : words)).text(version()));
        } else {
            write(to, ManPage.all(command.root().commandLine()));
        }
        return ExitCode.OK.code();
    }

    private void write(Path folder, List<ManPage> pages) {
        try {
            Files.createDirectories(folder);
            for (ManPage page : pages) {
                Files.writeString(folder.resolve(page.name() + ".1"), page.text(version()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The manual pages cannot be written to " + folder + ": " + e.getMessage(), e);
        }
        command.commandLine().getErr().println(pages.size() + " pages written to " + folder + ".");
    }

    private static String version() {
        return Build.read().version();
    }
}
