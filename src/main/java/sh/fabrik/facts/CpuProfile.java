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
 * @param request the mean with a floor of 100m, rounded up to 50m: what is advised
 * @param reserved the request in force at the latest run that names one
 */
public record CpuProfile(
        SpecId spec,
        Optional<Cpu> limit,
        int runs,
        Optional<Cpu> mean,
        Optional<Cpu> p95,
        Optional<Cpu> request,
        Optional<Cpu> reserved,
        Evidence evidence)
        implements SpecFact {
    private static final long STEP_MILLICORES = 50;
    private static final long NANOCORES_PER_STEP = STEP_MILLICORES * 1_000_000L;

    /** The p95 times {@code margin} (1 or more), rounded up to 50m; absent without a p95. */
    public Optional<Cpu> limitFor(double margin) {
        return p95.map(cpu ->
                Cpu.ofNanocores((long) Math.ceil(cpu.nanocores() * margin / NANOCORES_PER_STEP) * NANOCORES_PER_STEP));
    }

    /** The p95 over the request in force: 0.5 is half of it; 1 when either is unknown. */
    public double shareOfReserved() {
        return reserved.filter(cpu -> cpu.nanocores() > 0)
                .flatMap(held -> p95.map(used -> used.nanocores() / (double) held.nanocores()))
                .orElse(1.0);
    }

    /** The advised request, at least half of the one in force, since a step is at most a halving; rounded up to 50m. */
    public Optional<Cpu> lowerRequest() {
        return request.flatMap(advised -> reserved.map(held -> Cpu.ofNanocores(Math.max(
                advised.nanocores(),
                (long) Math.ceil(held.nanocores() / 2.0 / NANOCORES_PER_STEP) * NANOCORES_PER_STEP))));
    }

    /** Millicores that {@link #lowerRequest} gives back; 0 when it gives none. */
    public long millicoresFreed() {
        return lowerRequest()
                .flatMap(lower -> reserved.map(held -> Math.max(0, held.millicores() - lower.millicores())))
                .orElse(0L);
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
