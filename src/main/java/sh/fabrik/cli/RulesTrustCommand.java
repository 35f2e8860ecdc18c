package sh.fabrik.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.rules.folder.FolderContent;

/** {@code fabrik rules trust}. */
@Command(
        name = "trust",
        description =
                "Agree to the rules in this project's .fabrik/rules as they are now. Rules are code with your rights: read them first.")
final class RulesTrustCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    CommonOptions options = new CommonOptions();

    RulesTrustCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<FolderContent> agreed =
                new Workplace(surroundings, options).ruleFolders(null).trustProject();
        if (agreed.isEmpty()) {
            command.commandLine()
                    .getErr()
                    .println("This project brings no rules of its own; there is nothing to agree to.");
        }
        for (FolderContent content : agreed) {
            out.println("Trusted as they are now, in " + content.folder().path() + ":");
            content.files().values().forEach(file -> out.println("  " + file.key() + "  " + file.version()));
            content.removed().forEach(key -> out.println("  " + key + "  taken out"));
        }
        return ExitCode.OK.code();
    }
}
