package sh.fabrik.rules.folder;

import java.util.List;
import java.util.stream.Collectors;
import sh.fabrik.run.Sha256;

/**
 * The rules in force.
 *
 * @param rules sorted by path
 * @param problems what was left aside, and why
 */
public record RuleSet(List<RuleInForce> rules, List<Finding> problems) {
    public RuleSet {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /** One hash over all files in force, as 64 hex digits: the version of the rule set. */
    public String hash() {
        return Sha256.of(
                files().stream().map(file -> file.key() + " " + file.hash()).collect(Collectors.joining("\n")));
    }

    public List<RuleFile> files() {
        return rules.stream().map(RuleInForce::file).toList();
    }
}
