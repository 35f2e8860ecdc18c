package sh.fabrik.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.run.Source;

/**
 * Groups joined by what metrics and logs say of them: such a key has the text of the run's key in Kubernetes.
 *
 * @param waiting keys whose run Kubernetes has not named yet
 */
record Followers(List<Group> groups, List<KeyedStart> waiting) {

    /** @param keys all keys of the bucket */
    static Followers join(List<KeyedStart> keys, List<Group> groups) {
        Map<String, List<KeyedStart>> byText = new HashMap<>();
        keys.stream()
                .filter(key -> key.source().followsKubernetes())
                .forEach(key -> byText.computeIfAbsent(key.key().key(), text -> new ArrayList<>())
                        .add(key));
        List<Group> joined =
                groups.stream().map(group -> group.and(of(group, byText))).toList();
        return new Followers(
                joined, byText.values().stream().flatMap(List::stream).toList());
    }

    private static List<KeyedStart> of(Group group, Map<String, List<KeyedStart>> byText) {
        List<KeyedStart> found = new ArrayList<>();
        for (KeyedStart key : group.keys()) {
            if (key.source() == Source.KUBERNETES) {
                found.addAll(byText.getOrDefault(key.key().key(), List.of()));
                byText.remove(key.key().key());
            }
        }
        return found;
    }
}
