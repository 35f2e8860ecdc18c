package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each run of a bucket its id. A run keeps the oldest id that its keys already have; when a run falls apart, the part
 * with the first key keeps the id.
 *
 * @param runs the keys of each run, by id
 * @param successors which run took in those that are no more
 */
record Assignment(Map<String, Group> runs, Map<String, String> successors) {

    /** @param exports rows of our own exports, which follow the run they name */
    static Assignment of(Grouping grouping, List<KeyedStart> exports) {
        Set<String> claimed = new HashSet<>();
        Map<String, Group> runs = new HashMap<>();
        for (Group group : grouping.runs()) {
            String id = unclaimed(group, claimed).orElseGet(() -> fresh(group));
            claimed.add(id);
            runs.put(id, group);
        }
        Map<String, String> successors = successors(runs);
        Map<String, List<KeyedStart>> following = new HashMap<>();
        for (KeyedStart export : exports) {
            String named = export.exportOf().orElseThrow();
            following
                    .computeIfAbsent(successors.getOrDefault(named, named), id -> new ArrayList<>())
                    .add(export);
        }
        following.forEach((id, keys) -> runs.computeIfPresent(id, (same, group) -> group.and(keys)));
        return new Assignment(runs, successors);
    }

    private static Optional<String> unclaimed(Group group, Set<String> claimed) {
        return group.keys().stream()
                .map(KeyedStart::run)
                .flatMap(Optional::stream)
                .filter(run -> !claimed.contains(run))
                .min(Comparator.naturalOrder());
    }

    private static Map<String, String> successors(Map<String, Group> runs) {
        Map<String, String> successors = new HashMap<>();
        runs.forEach((id, group) -> group.keys().stream()
                .map(KeyedStart::run)
                .flatMap(Optional::stream)
                .filter(run -> !runs.containsKey(run))
                .forEach(run -> successors.put(run, id)));
        return successors;
    }

    private static String fresh(Group group) {
        return RunIds.fresh(group.keys().stream()
                .map(KeyedStart::start)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder()));
    }
}
