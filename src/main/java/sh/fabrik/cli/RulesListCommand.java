package sh.fabrik.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.channel.terminal.JsonText;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleSet;
import sh.fabrik.rules.folder.Threshold;

/** {@code fabrik rules list}. */
@Command(name = "list", description = "The rules in force: what each says, where it lies, its thresholds.")
final class RulesListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    RulesOptions options = new RulesOptions();

    RulesListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        RuleSet rules = new Workplace(surroundings, options.common)
                .ruleFolders(options.rules)
                .read();
        rules.problems().forEach(problem -> command.commandLine().getErr().println("warning: " + problem));
        if (options.common.json) {
            out.println(JsonText.of(
                    new Listing(1, rules.files().stream().map(Row::of).toList())));
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
