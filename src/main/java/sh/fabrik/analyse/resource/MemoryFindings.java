package sh.fabrik.analyse.resource;

import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.run.Memory;

/**
 * What was found of a spec's memory before it is told.
 *
 * @param seen runs with a peak or a kill, newest first
 * @param atLimit those of them that ran at the present limit; all when it is unknown
 * @param ascending the needs seen, kills at their limit
 */
record MemoryFindings(
        SpecRuns spec,
        List<EndedRun> seen,
        List<EndedRun> atLimit,
        Optional<Memory> limit,
        LimitStep step,
        long[] ascending) {

    /** At the present limit; without one the share that was killed, wherever. */
    double predictedKillRate() {
        return limit.map(memory -> step.sample().above(memory.bytes()))
                .orElseGet(() ->
                        (double) seen.stream().filter(run -> run.how().killed()).count() / seen.size());
    }
}
