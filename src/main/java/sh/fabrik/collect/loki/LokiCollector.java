package sh.fabrik.collect.loki;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.collect.http.Pause;
import sh.fabrik.run.FinishedRun;

/** Reads in the logs around the ends of failed runs why they failed. */
public final class LokiCollector {
    private LokiCollector() {}

    /**
     * What the logs say of each run. A run without lines gets a part without errors, so that it is not asked for again; what Loki could
     * not tell, being down or refusing, is a {@link Found.Gap}.
     *
     * @param runs those whose errors are not known; none twice
     */
    public static Stream<Found> collect(LokiSource source, List<FinishedRun> runs) {
        return collect(source, runs, Pause.REAL);
    }

    static Stream<Found> collect(LokiSource source, List<FinishedRun> runs, Pause pause) {
        Listening listening = new Listening(source, new HttpJson("Loki", withTenant(source), pause), runs);
        return Stream.concat(listening.found(), Stream.of(listening).flatMap(Listening::summary));
    }

    private static HttpSource withTenant(LokiSource source) {
        Map<String, Credential> headers = new LinkedHashMap<>(source.http().headers());
        source.tenant().ifPresent(tenant -> headers.put("X-Scope-OrgID", Credential.of(tenant)));
        return source.http().withHeaders(headers);
    }
}
