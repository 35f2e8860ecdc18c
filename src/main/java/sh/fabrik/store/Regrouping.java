package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sh.fabrik.run.RunKey;

/**
 * What changes among runs when keys change.
 *
 * @param derive keys of the runs to derive anew, by run id
 * @param known ids of those that exist already
 * @param gone ids of runs that are no more
 * @param pointers the run of every key whose run changed
 * @param successors which run took in one that is no more
 * @param said sentences about keys that could not be told apart
 */
record Regrouping(
        Map<String, Group> derive,
        Set<String> known,
        Set<String> gone,
        Map<RunKey, Optional<String>> pointers,
        Map<String, String> successors,
        Map<RunKey, String> said) {

    private static Regrouping nothing() {
        return new Regrouping(
                new LinkedHashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>());
    }

    /**
     * @param stored all keys of the buckets that are touched, as they are stored
     * @param changed the keys that changed, as they will be
     */
    static Regrouping of(Collection<StoredKey> stored, Collection<StoredKey> changed) {
        Map<RunKey, StoredKey> now = new LinkedHashMap<>();
        stored.forEach(key -> now.put(key.key(), key));
        changed.forEach(key -> now.put(key.key(), key));
        Set<RunKey> fresh = changed.stream().map(StoredKey::key).collect(Collectors.toSet());
        Map<String, Set<RunKey>> members = members(stored);
        Regrouping regrouping = nothing();
        now.values().stream()
                .collect(Collectors.groupingBy(StoredKey::bucket))
                .values()
                .forEach(bucket -> regrouping.regroup(bucket, fresh, members));
        regrouping.gone.addAll(members.keySet());
        regrouping.gone.removeAll(regrouping.known);
        regrouping.known.retainAll(regrouping.derive.keySet());
        return regrouping;
    }

    private static Map<String, Set<RunKey>> members(Collection<StoredKey> stored) {
        Map<String, Set<RunKey>> members = new HashMap<>();
        for (StoredKey key : stored) {
            key.run()
                    .ifPresent(run -> members.computeIfAbsent(run, each -> new HashSet<>())
                            .add(key.key()));
        }
        return members;
    }

    private void regroup(List<StoredKey> bucket, Set<RunKey> fresh, Map<String, Set<RunKey>> members) {
        Set<String> held = bucket.stream()
                .filter(key -> key.exportOf().isEmpty() && key.key().source().namesRuns())
                .map(StoredKey::run)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        List<KeyedStart> own = new ArrayList<>();
        List<KeyedStart> exports = new ArrayList<>();
        for (StoredKey key : bucket) {
            Optional<String> export = key.exportOf().filter(held::contains);
            (export.isPresent() ? exports : own).add(key.start(export));
        }
        Grouping grouping = Identity.group(own);
        Assignment assignment = Assignment.of(grouping, exports);
        said.putAll(grouping.said());
        successors.putAll(assignment.successors());
        grouping.waiting().forEach(key -> point(key, Optional.empty()));
        assignment.runs().forEach((id, group) -> settle(id, group, fresh, members));
    }

    private void settle(String id, Group group, Set<RunKey> fresh, Map<String, Set<RunKey>> members) {
        Set<RunKey> before = members.getOrDefault(id, Set.of());
        Set<RunKey> after = group.keys().stream().map(KeyedStart::key).collect(Collectors.toSet());
        if (!before.isEmpty()) {
            known.add(id);
        }
        if (!before.equals(after) || after.stream().anyMatch(fresh::contains)) {
            derive.put(id, group);
        }
        group.keys().forEach(key -> point(key, Optional.of(id)));
    }

    private void point(KeyedStart key, Optional<String> run) {
        if (!key.run().equals(run)) {
            pointers.put(key.key(), run);
        }
    }
}
