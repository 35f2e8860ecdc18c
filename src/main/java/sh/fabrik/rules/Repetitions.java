package sh.fabrik.rules;

import java.util.ArrayList;
import java.util.List;

/** Takes out what was said before. */
final class Repetitions {
    /** Up to here comparing each with each is quicker than having the JVM make a record's hashCode. */
    private static final int FEW = 20;

    private Repetitions() {}

    /** The first of each, in their order. */
    static <T> List<T> without(List<T> said) {
        if (said.size() > FEW) {
            return said.stream().distinct().toList();
        }
        List<T> once = new ArrayList<>();
        for (T one : said) {
            if (once.stream().noneMatch(earlier -> FactOrder.compare(earlier, one) == 0)) {
                once.add(one);
            }
        }
        return once;
    }
}
