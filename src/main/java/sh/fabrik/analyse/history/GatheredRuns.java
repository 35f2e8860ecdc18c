package sh.fabrik.analyse.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sh.fabrik.analyse.work.Crew;

/** The latest runs of many specs, gathered for some of them in one go, and for the next of them while these are computed with. */
final class GatheredRuns {
    /** Of fewer specs the runs have few pages in common. */
    static final int FEWEST_SPECS = 20;

    /** Specs whose runs are read at once; the runs of so many, and of so many that come next, are held in memory. */
    private static final int PORTION = 150;

    private final Gatherer gatherer;
    private final Crew crew;
    private final Deque<Set<String>> ahead = new ArrayDeque<>();
    private final Map<String, List<RunLine.Read>> bySpec = new HashMap<>();
    private final Map<RowLine.Part, Alike> known = new HashMap<>();
    private Supplier<Map<String, List<RunLine.Read>>> next = Map::of;

    /** @param specs in the order in which they will be asked for */
    GatheredRuns(Gatherer gatherer, Crew crew, List<String> specs) {
        this.gatherer = gatherer;
        this.crew = crew;
        for (int from = 0; from + FEWEST_SPECS <= specs.size(); from += PORTION) {
            ahead.add(new LinkedHashSet<>(specs.subList(from, Math.min(from + PORTION, specs.size()))));
        }
        beginNext();
    }

    /** Newest first, at most {@link RunReader#LATEST}, and no longer held here; empty when they have to be gathered one by one. */
    Optional<List<RunLine>> take(String spec) {
        if (!ahead.isEmpty() && ahead.element().contains(spec)) {
            ahead.remove();
            Map<String, List<RunLine.Read>> read = next.get();
            beginNext();
            bySpec.putAll(read);
            known.clear();
        }
        return Optional.ofNullable(bySpec.remove(spec))
                .map(runs -> runs.stream()
                        .map(run -> RunLine.of(run, known))
                        .sorted(RunLine.NEWEST_FIRST)
                        .limit(RunReader.LATEST)
                        .toList());
    }

    private void beginNext() {
        if (!ahead.isEmpty()) {
            Set<String> specs = ahead.element();
            next = crew.beside(() -> gatherer.gather(specs));
        }
    }
}
