package sh.fabrik.cli.collect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.store.coverage.Coverage;

/** The JSON of a collect of all sources; docs/json.md describes it. */
record GatherJson(int schemaVersion, String project, List<CollectJson> sources, List<Known> coverage) {

    /**
     * Of how many runs something is known.
     *
     * @param lacking runs by the reason
     */
    record Known(String field, long known, long of, Map<String, Long> lacking) {
        static Known of(Coverage coverage) {
            Map<String, Long> lacking = new TreeMap<>();
            coverage.lacking().forEach((why, runs) -> lacking.put(why.words(), runs));
            return new Known(coverage.field().words(), coverage.known(), coverage.runs(), lacking);
        }
    }
}
