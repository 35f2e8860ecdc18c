package sh.fabrik.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sh.fabrik.channel.terminal.JsonText;
import sh.fabrik.rules.check.RuleCheck;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFolders;

/** {@code fabrik rules check}. */
@Command(name = "check", description = "Look for mistakes in the rule files; exit code 3 when there are any.")
final class RulesCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    RulesOptions options = new RulesOptions();

    RulesCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RuleFolders folders = new Workplace(surroundings, options.common).ruleFolders(options.rules);
        List<Finding> findings = RuleCheck.check(folders);
        PrintWriter out = command.commandLine().getOut();
        if (options.common.json) {
            out.println(JsonText.of(new Findings(1, findings)));
        } else {
            findings.forEach(out::println);
        }
        if (findings.isEmpty()) {
            command.commandLine().getErr().println(folders.read().files().size() + " rules, no findings.");
            return ExitCode.OK.code();
        }
        return ExitCode.FINDINGS.code();
    }

    private record Findings(int schemaVersion, List<Finding> findings) {}
}
