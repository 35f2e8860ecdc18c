package sh.fabrik.rules.folder;

/**
 * A number of a rule that people may change.
 *
 * @param name of the DRL function, such as {@code minimumRuns}
 * @param type Java type of the value
 * @param value as written, such as {@code 0.02}
 * @param unit what it counts or measures: the comment behind it; empty when there is none
 * @param line in the rule file, from 1
 * @param inBlock whether it stands between the two rules of dashes
 */
public record Threshold(String name, String type, String value, String unit, int line, boolean inBlock) {}
