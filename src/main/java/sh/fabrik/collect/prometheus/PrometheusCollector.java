package sh.fabrik.collect.prometheus;

import java.util.List;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.run.FinishedRun;

/**
 * Measures finished runs: asks one query per metric for a whole batch of them, at the latest end among them and looking back to the
 * earliest start.
 */
public final class PrometheusCollector {
    private PrometheusCollector() {}

    /**
     * What the server knows of each run. A run that it does not know gets a reading without values, so that it is not asked for
     * again; what the server could not tell, being down or refusing, is a {@link Found.Gap}.
     *
     * @param runs those to measure; none twice
     */
    public static Stream<Found> collect(PrometheusSource source, List<FinishedRun> runs) {
        return collect(source, runs, new HttpJson("Prometheus", source.http()));
    }

    static Stream<Found> collect(PrometheusSource source, List<FinishedRun> runs, HttpJson http) {
        Measuring measuring = new Measuring(source, http, Batches.of(runs, source.scrapeInterval()));
        return Stream.concat(measuring.found(), Stream.of(measuring).flatMap(Measuring::summary));
    }
}
