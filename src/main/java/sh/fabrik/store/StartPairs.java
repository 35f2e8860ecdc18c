package sh.fabrik.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.run.Source;

/**
 * Pairs starts of work that different sources report: two are one run when they lie within 5 s of each other and each is
 * the only one of the other's source that does.
 */
final class StartPairs {
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final List<KeyedStart> starts;
    private final List<Map<Source, List<Integer>>> near = new ArrayList<>();

    private StartPairs(List<KeyedStart> starts) {
        this.starts = starts.stream()
                .sorted(Comparator.comparing((KeyedStart key) -> key.start().orElseThrow())
                        .thenComparing(KeyedStart::key))
                .toList();
        this.starts.forEach(each -> near.add(new EnumMap<>(Source.class)));
    }

    static List<Group> group(List<KeyedStart> starts, Said said) {
        StartPairs pairs = new StartPairs(starts);
        pairs.findNear();
        pairs.sayAmbiguous(said);
        return pairs.groups(said);
    }

    private void findNear() {
        for (int i = 0; i < starts.size(); i++) {
            for (int j = i + 1; j < starts.size() && isNear(i, j); j++) {
                if (starts.get(i).source() != starts.get(j).source()) {
                    near(i, j).add(j);
                    near(j, i).add(i);
                }
            }
        }
    }

    private boolean isNear(int earlier, int later) {
        return Duration.between(
                                starts.get(earlier).start().orElseThrow(),
                                starts.get(later).start().orElseThrow())
                        .compareTo(TOLERANCE)
                <= 0;
    }

    private List<Integer> near(int of, int other) {
        return near.get(of).computeIfAbsent(starts.get(other).source(), source -> new ArrayList<>());
    }

    private void sayAmbiguous(Said said) {
        for (int i = 0; i < starts.size(); i++) {
            for (List<Integer> candidates : near.get(i).values()) {
                if (candidates.size() > 1) {
                    said.ambiguous(
                            starts.get(i), candidates.stream().map(starts::get).toList(), "they started within 5 s");
                }
            }
        }
    }

    private List<Group> groups(Said said) {
        Clusters clusters = new Clusters(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            for (List<Integer> candidates : near.get(i).values()) {
                if (candidates.size() == 1 && near(candidates.get(0), i).size() == 1) {
                    clusters.join(i, candidates.get(0));
                }
            }
        }
        Map<Integer, List<KeyedStart>> members = new TreeMap<>();
        for (int i = 0; i < starts.size(); i++) {
            members.computeIfAbsent(clusters.of(i), cluster -> new ArrayList<>())
                    .add(starts.get(i));
        }
        List<Group> groups = new ArrayList<>();
        members.values().forEach(keys -> groups.addAll(apartWhenDoubled(keys, said)));
        return groups;
    }

    /** A chain of pairs may tie two starts of one source together; one source knows its own runs apart. */
    private static List<Group> apartWhenDoubled(List<KeyedStart> keys, Said said) {
        if (keys.stream().map(KeyedStart::source).distinct().count() == keys.size()) {
            return List.of(new Group(keys));
        }
        said.ambiguous(keys.get(0), keys.subList(1, keys.size()), "each started within 5 s of the next");
        return keys.stream().map(Group::of).toList();
    }
}
