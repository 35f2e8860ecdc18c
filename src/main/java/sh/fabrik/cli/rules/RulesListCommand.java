package sh.fabrik.cli.rules;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleSet;
import sh.fabrik.rules.folder.Threshold;

/** {@code fabrik rules list}. */
@Command(
        name = "list",
        description = "The rules in force: what each says, where it lies, its thresholds.",
        footer = {"", "Examples:", "  fabrik rules list", "  fabrik rules list --json"})
final class RulesListCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    RulesOptions options = new RulesOptions();

    @Override
    public Integer call() {
        PrintWriter out = desk.out();
        RuleSet rules = desk.workplace().ruleFolders(options.folder()).read();
        rules.problems().forEach(problem -> desk.err().println("warning: " + problem));
        if (desk.json()) {
            desk.answer(new Listing(1, rules.files().stream().map(Row::of).toList()));
        } else {
            rules.files().forEach(file -> print(out, file));
        }
        return ExitCode.OK.code();
    }

    private static void print(PrintWriter out, RuleFile file) {
        out.println(
                file.layer().folder() + "/" + file.name() + "  (" + file.path() + ", version " + file.version() + ")");
        out.println("    " + file.header().says());
        for (Threshold threshold : file.thresholds()) {
            out.println("    " + threshold.name() + " = " + threshold.value() + "  " + threshold.unit());
        }
    }

    private record Listing(int schemaVersion, List<Row> rules) {}

    private record Row(
            String name,
            String folder,
            String origin,
            String file,
            String version,
            String says,
            List<Threshold> thresholds) {
        static Row of(RuleFile file) {
            return new Row(
                    file.name(),
                    file.layer().folder(),
                    file.origin().name().toLowerCase(Locale.ROOT),
                    file.path().toString(),
                    file.version(),
                    file.header().says(),
                    file.thresholds());
        }
    }
}
