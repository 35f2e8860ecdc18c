package sh.fabrik.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import sh.fabrik.run.RunKey;

/** Collects, per key, why it was left apart; the first reason stays. */
final class Said {
    private static final int MOST = 4; // names in a sentence that people still read

    private final Map<RunKey, String> sentences = new HashMap<>();

    void ambiguous(KeyedStart key, Collection<KeyedStart> candidates, String why) {
        String sentence = key.key() + " could be the same run as any of "
                + names(candidates)
                + " (" + why + "); they are kept as runs of their own.";
        sentences.putIfAbsent(key.key(), sentence);
        candidates.forEach(each -> sentences.putIfAbsent(each.key(), sentence));
    }

    private static String names(Collection<KeyedStart> candidates) {
        String first = candidates.stream()
                .sorted()
                .limit(MOST)
                .map(each -> each.key().toString())
                .collect(Collectors.joining(", "));
        return candidates.size() <= MOST ? first : first + " and " + (candidates.size() - MOST) + " more";
    }

    void about(KeyedStart key, String sentence) {
        sentences.putIfAbsent(key.key(), sentence);
    }

    Map<RunKey, String> sentences() {
        return sentences;
    }
}
