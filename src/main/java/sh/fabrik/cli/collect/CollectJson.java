package sh.fabrik.cli.collect;

import java.util.List;
import sh.fabrik.collect.Found;
import sh.fabrik.loop.Collected;

/** The JSON of a collect's summary; docs/json.md describes it. */
record CollectJson(
        int schemaVersion,
        String source,
        int seen,
        int added,
        int updated,
        int unchanged,
        List<Found.Rejected> rejected,
        List<String> notices,
        List<Found.Gap> gaps) {

    static CollectJson of(Collected collected) {
        return new CollectJson(
                1,
                collected.source(),
                collected.seen(),
                collected.added(),
                collected.updated(),
                collected.unchanged(),
                collected.rejected(),
                collected.notices(),
                collected.gaps());
    }
}
