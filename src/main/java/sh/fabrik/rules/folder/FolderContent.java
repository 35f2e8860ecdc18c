package sh.fabrik.rules.folder;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sh.fabrik.run.Sha256;

/**
 * What one rule folder holds.
 *
 * @param files usable rule files by their path below the folder
 * @param removed paths of rules which the folder takes out
 * @param problems what was left aside, and why
 */
public record FolderContent(
        RuleFolder folder, Map<String, RuleFile> files, Set<String> removed, List<Finding> problems) {
    public FolderContent {
        files = new TreeMap<>(files);
        removed = new TreeSet<>(removed);
        problems = List.copyOf(problems);
    }

    public boolean isEmpty() {
        return files.isEmpty() && removed.isEmpty();
    }

    /** Hash over everything that can change what runs: paths and texts of the rules, and the removals. */
    public String hash() {
        return Sha256.of(
                files.values().stream()
                        .map(file -> file.key() + " " + file.hash())
                        .collect(Collectors.joining("\n")),
                String.join("\n", removed));
    }
}
