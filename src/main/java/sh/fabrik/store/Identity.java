package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import sh.fabrik.run.Source;

/**
 * Tells which keys with the same project and raw run id are one run. The answer depends on the keys alone, never on the
 * order in which they arrived.
 *
 * <p>First the starts of work (Smithers, event log, CSV) are paired, then Jobs join them, then keys without a start join the
 * only run there is; metrics and logs follow the key of Kubernetes that they are about. What has two candidates stays apart, and that is said.
 */
final class Identity {
    private Identity() {}

    /** @param bucket all keys of one project and raw run id, without rows of our own exports */
    static Grouping group(Collection<KeyedStart> bucket) {
        Said said = new Said();
        List<KeyedStart> keys = bucket.stream().sorted().toList();
        List<Group> groups =
                StartPairs.group(keys.stream().filter(KeyedStart::isStartOfWork).toList(), said);
        groups = JobLinks.join(keys.stream().filter(KeyedStart::isStartedJob).toList(), groups, said);
        groups = joinTimeless(keys, groups, said);
        Followers followers = Followers.join(keys, groups);
        return joinReports(keys, followers, said);
    }

    private static List<Group> joinTimeless(List<KeyedStart> keys, List<Group> groups, Said said) {
        List<KeyedStart> timeless = keys.stream()
                .filter(key -> key.start().isEmpty() && key.source().namesRuns())
                .toList();
        if (groups.size() == 1 && mayJoin(timeless, groups.get(0))) {
            return List.of(groups.get(0).and(timeless));
        }
        List<Group> all = new ArrayList<>(groups);
        for (KeyedStart key : timeless) {
            List<Group> candidates =
                    groups.stream().filter(group -> !group.has(key.source())).toList();
            if (candidates.size() > 1) {
                said.ambiguous(key, firsts(candidates), "same run id, and its start is unknown");
            }
            all.add(Group.of(key));
        }
        return all;
    }

    private static boolean mayJoin(List<KeyedStart> timeless, Group only) {
        long sources = timeless.stream().map(KeyedStart::source).distinct().count();
        return sources == timeless.size() && timeless.stream().noneMatch(key -> only.has(key.source()));
    }

    private static Grouping joinReports(List<KeyedStart> keys, Followers followers, Said said) {
        List<Group> groups = followers.groups();
        List<KeyedStart> waiting = new ArrayList<>(followers.waiting());
        List<KeyedStart> reports =
                keys.stream().filter(key -> key.source() == Source.LINT).toList();
        if (groups.size() == 1) {
            return new Grouping(List.of(groups.get(0).and(reports)), waiting, said.sentences());
        }
        for (KeyedStart report : reports) {
            said.about(
                    report,
                    groups.isEmpty()
                            ? report.key() + " waits for its run, which no other source has named yet."
                            : report.key() + " could belong to any of " + groups.size()
                                    + " runs with its run id and waits until there is only one.");
        }
        waiting.addAll(reports);
        return new Grouping(groups, waiting, said.sentences());
    }

    private static List<KeyedStart> firsts(List<Group> groups) {
        return groups.stream().map(Group::first).collect(Collectors.toList());
    }
}
