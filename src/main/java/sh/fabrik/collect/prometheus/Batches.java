package sh.fabrik.collect.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Pod;

/** Puts runs together that can be measured with the same queries, by their ends. */
final class Batches {
    private static final int MOST_PODS = 100;
    private static final Duration LONGEST = Duration.ofHours(24);

    private Batches() {}

    private record Place(String namespace, String container) {
        static Place of(FinishedRun run) {
            Pod pod = run.pods().get(0);
            return new Place(pod.namespace(), pod.container());
        }
    }

    /** @param scrape a window may hold no more points of this distance than a server computes */
    static List<Batch> of(List<FinishedRun> runs, Duration scrape) {
        Duration window = min(LONGEST, scrape.multipliedBy(Batch.MOST_POINTS / 2));
        Map<Place, List<FinishedRun>> places = new LinkedHashMap<>();
        runs.stream()
                .sorted(Comparator.comparing(FinishedRun::end).thenComparing(FinishedRun::key))
                .forEach(run -> places.computeIfAbsent(Place.of(run), place -> new ArrayList<>())
                        .add(run));
        List<Batch> batches = new ArrayList<>();
        places.forEach((place, some) ->
                cut(some, window).forEach(part -> batches.add(new Batch(place.namespace, place.container, part))));
        return batches;
    }

    private static List<List<FinishedRun>> cut(List<FinishedRun> byEnd, Duration window) {
        List<List<FinishedRun>> parts = new ArrayList<>();
        List<FinishedRun> part = new ArrayList<>();
        Instant from = Instant.MAX;
        int pods = 0;
        for (FinishedRun run : byEnd) {
            Instant earliest = run.start().isBefore(from) ? run.start() : from;
            boolean fits = pods + run.pods().size() <= MOST_PODS
                    && Duration.between(earliest, run.end()).compareTo(window) <= 0;
            if (!part.isEmpty() && !fits) {
                parts.add(part);
                part = new ArrayList<>();
                earliest = run.start();
                pods = 0;
            }
            part.add(run);
            from = earliest;
            pods += run.pods().size();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
