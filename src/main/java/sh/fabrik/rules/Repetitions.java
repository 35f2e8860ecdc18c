package sh.fabrik.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes out what was said before. */
final class Repetitions {
    private Repetitions() {}

    /**
     * Neither asks for a hash nor compares each with each: the JVM makes a record's own hashCode at its first use.
     *
     * @param order that finds no difference only between equals
     */
    static <T> List<T> sortedWithout(List<T> said, Comparator<T> order) {
        List<T> sorted = new ArrayList<>(said);
        sorted.sort(order);
        List<T> once = new ArrayList<>(sorted.size());
        for (T one : sorted) {
            if (once.isEmpty() || order.compare(once.get(once.size() - 1), one) != 0) {
                once.add(one);
            }
        }
        return once;
    }
}
