package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import sh.fabrik.run.Source;

/** Keys that are one run, in their order; never empty. */
record Group(List<KeyedStart> keys) implements Comparable<Group> {
    Group {
        keys = keys.stream().sorted().toList();
    }

    static Group of(KeyedStart key) {
        return new Group(List.of(key));
    }

    Group and(Collection<KeyedStart> more) {
        List<KeyedStart> all = new ArrayList<>(keys);
        all.addAll(more);
        return new Group(all);
    }

    boolean has(Source source) {
        return keys.stream().anyMatch(key -> key.source() == source);
    }

    KeyedStart first() {
        return keys.get(0);
    }

    String names() {
        return keys.stream().map(key -> key.key().toString()).collect(Collectors.joining(" + "));
    }

    @Override
    public int compareTo(Group other) {
        return first().compareTo(other.first());
    }
}
