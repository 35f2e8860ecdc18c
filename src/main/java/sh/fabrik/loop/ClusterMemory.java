package sh.fabrik.loop;

import java.time.Instant;
import java.util.List;
import sh.fabrik.collect.kubernetes.live.ActiveRun;
import sh.fabrik.collect.kubernetes.live.Known;
import sh.fabrik.store.Database;
import sh.fabrik.store.OpenRuns;

/** What the history knows of a cluster, for the next look at it: without it nobody would miss a Job that vanished. */
public final class ClusterMemory {
    private ClusterMemory() {}

    /**
     * @param cluster its name in the keys of runs
     * @param since when it was last asked
     */
    public static Known of(Database history, String cluster, Instant since) {
        List<ActiveRun> active = new OpenRuns(history)
                .inCluster(cluster).stream().map(ActiveRun::of).toList();
        return new Known(since, active);
    }
}
