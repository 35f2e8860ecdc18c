package sh.fabrik.facts;

import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.SpecId;

/**
 * How a spec's runs fare at the CPU limit in force.
 *
 * @param limit in force at the latest run, or as the spec says
 * @param runs at that limit whose throttling was measured, of the latest
 * @param throttledShares of these runs, ascending: the share of CPU periods in which a run was stopped for the rest of the period
 * @param correlation rank correlation (Spearman) of a run's throttled share and its duration, -1 to 1; 0 when unknown
 * @param pValue probability of such a correlation or a higher one by chance, when there is none; 1 when unknown
 * @param correlatedRuns runs that the correlation rests on
 */
public record CpuThrottling(
        SpecId spec,
        Optional<Cpu> limit,
        int runs,
        List<Double> throttledShares,
        double correlation,
        double pValue,
        int correlatedRuns,
        Evidence evidence)
        implements SpecFact {
    private static final long STEP_NANOCORES = 50_000_000L;

    public CpuThrottling {
        throttledShares = List.copyOf(throttledShares);
    }

    /** Runs that were throttled in more than {@code periods} (0 to 1) of their CPU periods. */
    public int runsOver(double periods) {
        return (int) throttledShares.stream().filter(share -> share > periods).count();
    }

    /** Share of the runs that were throttled in more than {@code periods} of their CPU periods; 0 without runs. */
    public double shareOver(double periods) {
        return throttledShares.isEmpty() ? 0 : runsOver(periods) / (double) throttledShares.size();
    }

    /** The limit times {@code factor}, rounded up to 50m; absent without a limit. */
    public Optional<Cpu> limitTimes(double factor) {
        return limit.filter(cpu -> cpu.nanocores() > 0)
                .map(cpu -> Cpu.ofNanocores(
                        (long) Math.ceil(cpu.nanocores() * factor / STEP_NANOCORES - 1e-9) * STEP_NANOCORES));
    }
}
