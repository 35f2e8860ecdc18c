package sh.fabrik.collect.kubernetes.objects;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;

/**
 * What people should know of a whole call: one sentence for each kind of remark, however many objects it is about. Only the
 * first names are kept, so that a large cluster fills no memory.
 */
public final class Remarks {
    private static final int NAMED = 3;

    private final Map<String, About> about = new LinkedHashMap<>();

    /**
     * @param sentence the same for all objects that it is about, without a full stop
     * @param object which object, and what is special about it
     */
    public void add(String sentence, String object) {
        about.computeIfAbsent(sentence, s -> new About()).add(object);
    }

    /** One notice for each sentence, in the order of first use. */
    public Stream<Found> notices() {
        return about.entrySet().stream()
                .map(e -> new Found.Notice(e.getKey() + " (" + e.getValue().words() + ")."));
    }

    /** The objects of one sentence. */
    private static final class About {
        private final Map<String, Long> named = new LinkedHashMap<>();
        private long all;
        private long more;

        void add(String object) {
            all++;
            if (named.containsKey(object) || named.size() < NAMED) {
                named.merge(object, 1L, Long::sum);
            } else {
                more++;
            }
        }

        String words() {
            String names = named.entrySet().stream()
                    .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " × " + e.getKey())
                    .collect(Collectors.joining(", "));
            return all + ": " + names + (more > 0 ? " and " + more + " more" : "");
        }
    }
}
