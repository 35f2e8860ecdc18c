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
        implements Fact {}
