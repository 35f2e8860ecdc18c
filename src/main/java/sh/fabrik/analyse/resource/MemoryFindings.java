package sh.fabrik.analyse.resource;

import java.util.Optional;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.Memory;

/**
 * What was found of a spec's memory before it is told.
 *
 * @param all runs with a peak or a kill, hits the kills
 * @param atLimit those of them that ran at the present limit; all when it is unknown
 */
record MemoryFindings(SpecRuns spec, Tally all, Tally atLimit, Optional<Memory> limit, LimitStep step) {
    /** Evidence that is made later shall not hold on to the runs. */
    MemoryFindings withoutRuns() {
        return new MemoryFindings(spec.withoutRuns(), all, atLimit, limit, step);
    }

    /** At the present limit; without one the share that was killed, wherever. */
    double predictedKillRate() {
        return limit.map(memory -> step.sample().above(memory.bytes())).orElseGet(() -> (double) all.hits() / all.n());
    }

    /** Largest need seen in bytes, exact. */
    long largest() {
        return (long) step.sample().largest();
    }

    /** Nearest-rank 95 % quantile of the needs in bytes, rounded up to its bucket. */
    long p95() {
        return (long) step.sample().quantile(0.95);
    }
}
