package sh.fabrik.analyse.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.Quantiles;
import sh.fabrik.facts.CpuProfile;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.Cpu;

/** How much CPU a spec uses. Work that waits for a model needs its mean and not its peak: CPU only slows down when short. */
public final class CpuEstimator {
    private static final String HIGH = "coalesce(cpu_p95_mcores, cpu_peak_mcores)";
    private static final double FLOOR_MILLICORES = 100;

    private CpuEstimator() {}

    /** From the latest runs; empty when none of them has a mean nor a peak. */
    public static Optional<CpuProfile> profile(SpecRuns spec) {
        List<EndedRun> runs = spec.which(
                run -> run.use().cpuMean().isPresent() || run.use().cpuHigh().isPresent());
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> mean = weightedMean(spec, runs);
        Optional<Cpu> request = mean.map(millicores -> Readable.upCpu(Math.max(FLOOR_MILLICORES, millicores)));
        long[] high = spec.ascending(run -> run.use().cpuHigh(), Long::longValue);
        Optional<Cpu> p95 =
                high.length == 0 ? Optional.empty() : Optional.of(Cpu.ofMillicores(Quantiles.nearestRank(high, 0.95)));
        return Optional.of(new CpuProfile(
                spec.id(),
                spec.cpuLimit(),
                runs.size(),
                mean.map(millicores -> Cpu.ofMillicores(Math.round(millicores))),
                p95,
                request,
                spec.latest(run -> run.settings().cpuRequest()),
                evidence(spec.latestScope(), runs, p95, mean)));
    }

    private static Optional<Double> weightedMean(SpecRuns spec, List<EndedRun> runs) {
        double weight = 0;
        double sum = 0;
        for (EndedRun run : runs) {
            Optional<Long> mean = run.use().cpuMean();
            if (mean.isPresent()) {
                double weighs = spec.weightOf(run);
                weight += weighs;
                sum += weighs * mean.get();
            }
        }
        return weight == 0 ? Optional.empty() : Optional.of(sum / weight);
    }

    private static Evidence evidence(SpecScope scope, List<EndedRun> runs, Optional<Cpu> p95, Optional<Double> mean) {
        int known = runs.size();
        return Evidence.later(known, SpecRuns.ids(runs), () -> figures(scope, known, p95, mean));
    }

    private static List<Figure> figures(SpecScope scope, int runs, Optional<Cpu> p95, Optional<Double> mean) {
        List<Figure> figures = new ArrayList<>();
        figures.add(scope.counted(
                "runs with CPU readings", runs, "cpu_mean_mcores IS NOT NULL OR " + HIGH + " IS NOT NULL"));
        p95.ifPresent(cpu ->
                figures.add(scope.quantile("observed p95 of the peaks, millicores", cpu.millicores(), HIGH, 0.95, "")));
        mean.ifPresent(millicores -> figures.add(Figures.estimated(
                "mean CPU, millicores",
                millicores,
                "mean of the runs' means, weighted by 0.5^(age / 14 days) (Autopilot, EuroSys'20, 3.2.2)",
                Map.of("runs", Integer.toString(runs)))));
        return figures;
    }
}
