package sh.fabrik.rules.folder;

import java.util.List;

/**
 * A rule after the folders were laid over each other.
 *
 * @param file the one in force
 * @param covered files of the same path in the folders below, nearest first: they go on when {@code file} is broken
 */
public record RuleInForce(RuleFile file, List<RuleFile> covered) {
    public RuleInForce {
        covered = List.copyOf(covered);
    }
}
