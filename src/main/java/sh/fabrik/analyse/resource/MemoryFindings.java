package sh.fabrik.analyse.resource;

import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.LimitBasis;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.MemoryProfile.LimitOption;
import sh.fabrik.run.Memory;

/**
 * What was found of a spec's memory, in numbers: its evidence may be told later and holds on to no run.
 *
 * @param scope the spec's runs as SQL
 * @param all runs with a peak or a kill, hits the kills
 * @param atLimit those of them that ran at the present limit; all when it is unknown
 * @param predictedKillRate at the present limit; without one the share that was killed, wherever
 * @param largest need seen in bytes, exact
 * @param p95 nearest-rank 95 % quantile of the needs in bytes, rounded up to its bucket
 */
record MemoryFindings(
        SpecScope scope,
        Tally all,
        Tally atLimit,
        Optional<Memory> limit,
        LimitBasis basis,
        double predictedKillRate,
        long largest,
        long p95,
        List<LimitOption> options) {}
