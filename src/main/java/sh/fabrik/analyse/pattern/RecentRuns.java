package sh.fabrik.analyse.pattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.Others;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.RecentRun;
import sh.fabrik.run.Memory;

/** The last runs of a spec one by one, each with how far its peak lies from the others'. */
public final class RecentRuns {
    /** Of fewer other peaks nobody can say what is typical. */
    private static final int FEWEST_OTHERS = 5;

    private RecentRuns() {}

    /** Newest first, at most {@link RecentRun#MOST}. */
    public static List<RecentRun> of(SpecRuns spec) {
        long[] peaks = spec.ascending(run -> run.use().memoryPeak(), Memory::bytes);
        SpecScope scope = spec.latestScope();
        List<RecentRun> recent = new ArrayList<>();
        for (int age = 0; age < Math.min(RecentRun.MOST, spec.runs().size()); age++) {
            recent.add(one(spec, scope, age, peaks));
        }
        return recent;
    }

    private static RecentRun one(SpecRuns spec, SpecScope scope, int age, long[] peaks) {
        EndedRun run = spec.runs().get(age);
        Optional<Memory> peak = run.use().memoryPeak();
        Others others = peak.map(own -> Others.than(peaks, Arrays.binarySearch(peaks, own.bytes())))
                .orElseGet(() -> Others.all(peaks));
        boolean comparable = others.size() >= FEWEST_OTHERS;
        Optional<Memory> typical =
                comparable ? Optional.of(Memory.ofBytes(peaks[others.medianPlace()])) : Optional.empty();
        double score =
                comparable ? peak.map(own -> others.distance(own.bytes())).orElse(0.0) : 0;
        return new RecentRun(
                spec.id(),
                run.id(),
                age,
                run.end(),
                run.how().outcome(),
                run.how().reason(),
                run.how().errorType(),
                run.settings().model(),
                peak,
                run.settings().memoryLimit(),
                typical,
                score,
                run.use().seconds().map(Duration::ofSeconds),
                run.settings().fingerprint(),
                evidence(scope, run.id(), peak, typical));
    }

    /** Evidence that is told later shall not hold on to the run. */
    private static Evidence evidence(SpecScope scope, String run, Optional<Memory> peak, Optional<Memory> typical) {
        return Evidence.later(1, List.of(run), () -> figures(scope, run, peak, typical));
    }

    private static List<Figure> figures(SpecScope scope, String run, Optional<Memory> peak, Optional<Memory> typical) {
        String id = SpecScope.quoted(run);
        List<Figure> figures = new ArrayList<>();
        peak.ifPresent(bytes -> figures.add(new Figure.Observed(
                "peak, bytes", bytes.bytes(), "SELECT memory_peak_bytes FROM runs WHERE id = " + id)));
        typical.ifPresent(median -> figures.add(scope.quantile(
                "median peak of the other runs, bytes", median.bytes(), "memory_peak_bytes", 0.5, "id <> " + id)));
        return figures;
    }
}
