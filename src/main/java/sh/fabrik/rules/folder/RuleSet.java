package sh.fabrik.rules.folder;

import java.util.List;

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

    public List<RuleFile> files() {
        return rules.stream().map(RuleInForce::file).toList();
    }
}
