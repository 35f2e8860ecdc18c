package sh.fabrik.collect.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Pod;

/**
 * Runs that are measured with the same queries: one namespace, one container name, ends not far apart. A pod's name belongs to
 * one run, so a window that covers all of them gives each pod its own samples and no others.
 *
 * @param runs at least one
 */
record Batch(String namespace, String container, List<FinishedRun> runs) {
    /** The most points that Prometheus and its kin compute for one series. */
    static final int MOST_POINTS = 11_000;

    /** Scrapes that may still come after a run's end: the state "terminated" is only seen then. */
    private static final int SCRAPES_AFTER = 4;

    Batch {
        runs = List.copyOf(runs);
    }

    List<String> pods() {
        return runs.stream()
                .flatMap(run -> run.pods().stream())
                .map(Pod::name)
                .distinct()
                .sorted()
                .toList();
    }

    Instant from() {
        return runs.stream()
                .map(FinishedRun::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant to() {
        return runs.stream()
                .map(FinishedRun::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the queries are evaluated. */
    Instant at(Duration scrape) {
        return to().plus(scrape.multipliedBy(SCRAPES_AFTER));
    }

    /** How far the queries look back from there, in whole seconds: to one scrape before the first start. */
    long windowSeconds(Duration scrape) {
        Duration window = Duration.between(from(), at(scrape)).plus(scrape);
        return window.plusMillis(999).toSeconds();
    }

    /** Distance of the points at which rates are computed: one scrape, more where there would be too many points. */
    long stepSeconds(Duration scrape) {
        long least = Math.max(1, scrape.toSeconds());
        return Math.max(least, windowSeconds(scrape) / (MOST_POINTS - 1) + 1);
    }

    List<Batch> halves() {
        int middle = runs.size() / 2;
        return List.of(
                new Batch(namespace, container, runs.subList(0, middle)),
                new Batch(namespace, container, runs.subList(middle, runs.size())));
    }
}
