package sh.fabrik.collect.spec.history;

import java.util.List;
import java.util.Map;
import sh.fabrik.run.Spec.Version;

/**
 * What git knows of a folder's specs.
 *
 * @param versions by spec id, oldest first, each different from the one before
 * @param notices sentences about what stayed unknown
 */
public record History(Map<String, List<Version>> versions, List<String> notices) {
    public static final History NONE = new History(Map.of(), List.of());

    static History nothingBut(String notice) {
        return new History(Map.of(), List.of(notice));
    }

    public List<Version> of(String specId) {
        return versions.getOrDefault(specId, List.of());
    }
}
