package sh.fabrik.store.gap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sh.fabrik.run.Window;

/** Sums of windows. */
final class Windows {
    private Windows() {}

    /** The same stretches of time, each once, in order. */
    static List<Window> union(List<Window> windows) {
        List<Window> union = new ArrayList<>();
        windows.stream().sorted(Comparator.comparing(Window::since)).forEach(next -> {
            int last = union.size() - 1;
            if (last >= 0 && touch(union.get(last), next)) {
                union.set(
                        last,
                        new Window(
                                union.get(last).since(), later(union.get(last).asOf(), next.asOf())));
            } else {
                union.add(next);
            }
        });
        return union;
    }

    static boolean touch(Window a, Window b) {
        return !a.since().isAfter(b.asOf()) && !b.since().isAfter(a.asOf());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
