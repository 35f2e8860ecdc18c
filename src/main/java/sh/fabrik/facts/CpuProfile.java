package sh.fabrik.facts;

import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.SpecId;

/**
 * How much CPU a spec uses.
 *
 * @param limit in force at the latest run, or as the spec says
 * @param runs with a mean or a peak
 * @param mean weighted mean of the runs' means (Autopilot's rule for batch work); absent when only peaks are known
 * @param p95 95 % quantile over the runs of each run's p95, else peak
 * @param request the mean with a floor of 100m, rounded up to 50m
 */
public record CpuProfile(
        SpecId spec,
        Optional<Cpu> limit,
        int runs,
        Optional<Cpu> mean,
        Optional<Cpu> p95,
        Optional<Cpu> request,
        Evidence evidence)
        implements SpecFact {
    private static final long STEP_MILLICORES = 50;
    private static final long NANOCORES_PER_STEP = STEP_MILLICORES * 1_000_000L;

    /** The p95 times {@code margin} (1 or more), rounded up to 50m; absent without a p95. */
    public Optional<Cpu> limitFor(double margin) {
        return p95.map(cpu ->
                Cpu.ofNanocores((long) Math.ceil(cpu.nanocores() * margin / NANOCORES_PER_STEP) * NANOCORES_PER_STEP));
    }

    /** The limit with that margin over what is asked, else over the present limit: 0.5 is half; 0 when neither is known. */
    public double shareNeeded(Optional<Cpu> asked, double margin) {
        Optional<Cpu> given = asked.or(() -> limit).filter(cpu -> cpu.nanocores() > 0);
        if (given.isEmpty() || p95.isEmpty()) {
            return 0;
        }
        return limitFor(margin).orElseThrow().nanocores() / (double) given.get().nanocores();
    }
}
