package sh.fabrik.cli.rules;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.folder.FolderContent;

/** {@code fabrik rules trust}. */
@Command(
        name = "trust",
        description =
                "Agree to the rules in this project's .fabrik/rules as they are now. Rules are code with your rights: read them first.",
        footer = {"", "Example:", "  fabrik rules trust"})
final class RulesTrustCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Override
    public Integer call() {
        PrintWriter out = desk.out();
        List<FolderContent> agreed =
                desk.workplace().ruleFolders(Optional.empty()).trustProject();
        if (agreed.isEmpty()) {
            desk.err().println("This project brings no rules of its own; there is nothing to agree to.");
        }
        for (FolderContent content : agreed) {
            out.println("Trusted as they are now, in " + content.folder().path() + ":");
            content.files().values().forEach(file -> out.println("  " + file.key() + "  " + file.version()));
            content.removed().forEach(key -> out.println("  " + key + "  taken out"));
        }
        return ExitCode.OK.code();
    }
}
