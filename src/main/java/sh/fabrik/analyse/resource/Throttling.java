package sh.fabrik.analyse.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.RankCorrelation;
import sh.fabrik.facts.CpuThrottling;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.RunKind;

/**
 * How often a spec's runs are throttled at the CPU limit in force, and whether those that are take longer. A run that failed says
 * little of how long the work takes: durations are compared among runs that succeeded or were stopped for time.
 */
public final class Throttling {
    /** Of the periods: what the shipped rule asks, and what is counted as a figure. */
    private static final double NOTABLE = 0.25;

    private Throttling() {}

    /** Empty when no run at the limit in force was measured. */
    public static Optional<CpuThrottling> of(SpecRuns spec) {
        Optional<Cpu> limit = spec.cpuLimit();
        List<EndedRun> measured = spec.which(run -> run.use().throttledShare().isPresent()
                && (limit.isEmpty() || run.settings().cpuLimit().equals(limit)));
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        List<EndedRun> timed = measured.stream()
                .filter(run -> run.kind() == RunKind.SUCCESS || run.kind() == RunKind.TIMEOUT)
                .filter(run -> run.use().seconds().isPresent())
                .toList();
        RankCorrelation correlation = RankCorrelation.of(
                timed.stream().mapToDouble(Throttling::share).toArray(),
                timed.stream()
                        .mapToDouble(run -> run.use().seconds().orElse(0L))
                        .toArray());
        return Optional.of(new CpuThrottling(
                spec.id(),
                limit,
                measured.size(),
                measured.stream().map(Throttling::share).sorted().toList(),
                correlation.rho(),
                correlation.pValue(),
                correlation.n(),
                evidence(spec.latestScope(), measured, limit, correlation)));
    }

    private static double share(EndedRun run) {
        return run.use().throttledShare().orElse(0.0);
    }

    private static Evidence evidence(
            SpecScope scope, List<EndedRun> measured, Optional<Cpu> limit, RankCorrelation correlation) {
        int runs = measured.size();
        long notable = measured.stream().filter(run -> share(run) > NOTABLE).count();
        return Evidence.later(
                runs,
                measured.stream().map(EndedRun::id).toList(),
                () -> figures(scope, runs, notable, limit, correlation));
    }

    private static List<Figure> figures(
            SpecScope scope, int measured, long notable, Optional<Cpu> limit, RankCorrelation correlation) {
        String here = "throttled_share IS NOT NULL"
                + limit.map(cpu -> " AND cpu_limit_mcores = " + cpu.millicores())
                        .orElse("");
        List<Figure> figures = new ArrayList<>();
        figures.add(scope.counted("latest runs with a throttling reading at the limit", measured, here));
        figures.add(scope.counted(
                "runs throttled in over a quarter of their CPU periods",
                notable,
                here + " AND throttled_share > " + NOTABLE));
        Map<String, String> inputs = Map.of("runs", Integer.toString(correlation.n()));
        figures.add(Figures.estimated(
                "rank correlation of throttled share and duration",
                correlation.rho(),
                "Spearman's rho over runs that succeeded or were stopped for time, equal values sharing their mean rank",
                inputs));
        figures.add(Figures.estimated(
                "probability of such a correlation by chance",
                correlation.pValue(),
                "Student's t = rho sqrt((n - 2) / (1 - rho^2)), n - 2 degrees of freedom, one-sided",
                inputs));
        return figures;
    }
}
