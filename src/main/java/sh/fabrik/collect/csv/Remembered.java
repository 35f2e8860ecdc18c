package sh.fabrik.collect.csv;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what words mean: a history has a million lines, few words, and a meaning that costs more than a look. */
final class Remembered<V> {
    private static final int MOST = 1_000;

    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<String, V> meaning;

    Remembered(Function<String, V> meaning) {
        this.meaning = meaning;
    }

    V of(String word) {
        V value = known.get(word);
        if (value == null) {
            value = meaning.apply(word);
            if (known.size() < MOST) {
                known.put(word, value);
            }
        }
        return value;
    }
}
