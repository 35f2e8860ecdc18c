package sh.fabrik.cli.rules;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.rules.scenario.ScenarioResult;
import sh.fabrik.rules.scenario.ScenarioRunner;

/** {@code fabrik rules test}. */
@Command(
        name = "test",
        description = "Play the scenarios beside the rules; exit code 3 when one fails.",
        footer = {"", "Examples:", "  fabrik rules test", "  fabrik rules test --run memory"})
final class RulesTestCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Mixin
    RulesOptions options = new RulesOptions();

    @Option(names = "--run", paramLabel = "REGEX", description = "Only scenarios whose file or name matches somewhere.")
    String run = "";

    @Override
    public Integer call() {
        Workplace workplace = desk.workplace();
        List<ScenarioResult> results = new ScenarioRunner(workplace.ruleBook(options.folder())).playAll(pattern());
        PrintWriter out = desk.out();
        if (desk.json()) {
            desk.answer(new Results(1, results));
        } else {
            results.stream().filter(result -> !result.passed()).forEach(result -> print(out, result));
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        desk.err().println((results.size() - failed) + " passed, " + failed + " failed.");
        return failed == 0 ? ExitCode.OK.code() : ExitCode.FINDINGS.code();
    }

    private static void print(PrintWriter out, ScenarioResult result) {
        out.println("FAILED " + result.file() + ": " + result.scenario());
        result.explanation().lines().forEach(line -> out.println("    " + line));
    }

    private Optional<Pattern> pattern() {
        try {
            return run.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(run));
        } catch (PatternSyntaxException e) {
            throw new CommandProblem(
                    ExitCode.USAGE, "\"" + run + "\" is no regular expression: " + e.getDescription() + ".");
        }
    }

    private record Results(int schemaVersion, List<ScenarioResult> scenarios) {}
}
