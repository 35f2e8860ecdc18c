package sh.fabrik.cli.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.rules.check.RuleCheck;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.folder.RuleSet;

/** Whether the rule files are read, without mistakes, and trusted. */
final class RulesCheck implements Check {
    @Override
    public List<Finding> look(Patient patient) {
        RuleFolders folders = patient.desk().workplace().ruleFolders(Optional.empty());
        RuleSet rules = folders.read();
        List<Finding> problems = Stream.concat(
                        rules.problems().stream()
                                .map(problem -> Finding.warn(
                                        "rules",
                                        problem.toString(),
                                        "\"fabrik rules check\" and \"fabrik rules trust\" help.")),
                        RuleCheck.check(folders).stream()
                                .map(mistake -> Finding.fail(
                                        "rules",
                                        mistake.toString(),
                                        "Correct the file; \"fabrik rules check\" shows all.")))
                .distinct()
                .toList();
        if (rules.files().isEmpty()) {
            return List.of(Finding.fail(
                    "rules",
                    "There are no rules.",
                    "Install fabrik anew, or correct FABRIK_RULES: nothing can be suggested."));
        }
        return problems.isEmpty()
                ? List.of(Finding.ok("rules", rules.files().size() + " rules, no mistakes."))
                : problems;
    }
}
