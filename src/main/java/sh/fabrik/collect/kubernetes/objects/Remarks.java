package sh.fabrik.collect.kubernetes.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;

/** What people should know of a whole call: one sentence for each kind of remark, however many objects it is about. */
public final class Remarks {
    private static final int NAMED = 3;

    private final Map<String, List<String>> about = new LinkedHashMap<>();

    /**
     * @param sentence the same for all objects that it is about, without a full stop
     * @param object which object, and what is special about it
     */
    public void add(String sentence, String object) {
        about.computeIfAbsent(sentence, s -> new ArrayList<>()).add(object);
    }

    /** One notice for each sentence, in the order of first use. */
    public Stream<Found> notices() {
        return about.entrySet().stream().map(e -> new Found.Notice(e.getKey() + " (" + list(e.getValue()) + ")."));
    }

    private static String list(List<String> objects) {
        Map<String, Long> counted =
                objects.stream().collect(Collectors.groupingBy(o -> o, LinkedHashMap::new, Collectors.counting()));
        String named = counted.entrySet().stream()
                .limit(NAMED)
                .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " × " + e.getKey())
                .collect(Collectors.joining(", "));
        long more =
                counted.values().stream().skip(NAMED).mapToLong(count -> count).sum();
        return objects.size() + ": " + named + (more > 0 ? " and " + more + " more" : "");
    }
}
