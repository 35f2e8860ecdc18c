package sh.fabrik.cli.rules;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.check.RuleCheck;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFolders;

/** {@code fabrik rules check}. */
@Command(
        name = "check",
        description = "Look for mistakes in the rule files; exit code 3 when there are any.",
        footer = {"", "Examples:", "  fabrik rules check", "  fabrik rules check --rules my-rules/"})
final class RulesCheckCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    RulesOptions options = new RulesOptions();

    @Override
    public Integer call() {
        RuleFolders folders = desk.workplace().ruleFolders(options.folder());
        List<Finding> findings = RuleCheck.check(folders);
        PrintWriter out = desk.out();
        if (desk.json()) {
            desk.answer(new Findings(1, findings));
        } else {
            findings.forEach(out::println);
        }
        if (findings.isEmpty()) {
            desk.err().println(folders.read().files().size() + " rules, no findings.");
            return ExitCode.OK.code();
        }
        return ExitCode.FINDINGS.code();
    }

    private record Findings(int schemaVersion, List<Finding> findings) {}
}
