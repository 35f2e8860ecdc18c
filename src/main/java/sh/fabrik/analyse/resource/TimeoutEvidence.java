package sh.fabrik.analyse.resource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;

/** The queries and formulas behind a timeout profile. */
final class TimeoutEvidence {
    private static final String COUNTED = "kind IN ('success', 'timeout')";

    private TimeoutEvidence() {}

    static Evidence of(SpecRuns spec, List<EndedRun> runs, OptionalLong longest, LimitStep step, Duration suggested) {
        SpecScope scope = spec.scope();
        long stopped = runs.stream().filter(run -> !run.succeeded()).count();
        List<Figure> figures = new ArrayList<>(List.of(
                scope.counted("runs that succeeded or passed a deadline", runs.size(), COUNTED),
                scope.counted("runs that passed a deadline", stopped, "kind = 'timeout'"),
                scope.share(
                        "share that passed a deadline", (double) stopped / runs.size(), "kind = 'timeout'", COUNTED)));
        longest.ifPresent(seconds -> figures.add(
                scope.observed("longest success, seconds", seconds, "max(duration_seconds)", "kind = 'success'")));
        figures.add(Figures.estimated(
                "deadline, seconds",
                suggested.toSeconds(),
                "max(longest seen, length that 5 % of runs exceed) x (1 + 2 % + cv / sqrt n + 0.25 / n), at most double the"
                        + " present deadline, rounded up to half a minute or more; runs that were stopped are censored"
                        + " (Kaplan and Meier 1958)",
                Map.of(
                        "n", Integer.toString(step.sample().size()),
                        "longest seen, seconds", Figures.number(step.sample().largest()),
                        "cv", Figures.number(step.sample().variation()),
                        "1 + margin", Figures.number(step.margin()))));
        return new Evidence(runs.size(), SpecRuns.ids(runs), figures);
    }
}
