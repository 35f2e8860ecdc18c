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
import sh.fabrik.analyse.stat.LimitBasis;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.RunKind;

/** The queries and formulas behind a timeout profile. */
final class TimeoutEvidence {
    private static final String COUNTED = "kind IN ('success', 'timeout')";

    private TimeoutEvidence() {}

    static Evidence of(SpecRuns spec, Tally runs, OptionalLong longest, LimitStep step, Duration suggested) {
        List<EndedRun> latest = spec.which(run -> run.succeeded() || run.kind() == RunKind.TIMEOUT);
        SpecScope scope = spec.scope();
        LimitBasis basis = step.basis();
        return Evidence.later(runs.n(), SpecRuns.ids(latest), () -> figures(scope, runs, longest, basis, suggested));
    }

    private static List<Figure> figures(
            SpecScope scope, Tally runs, OptionalLong longest, LimitBasis basis, Duration suggested) {
        List<Figure> figures = new ArrayList<>(List.of(
                scope.counted("runs that succeeded or passed a deadline", runs.n(), COUNTED),
                scope.counted("runs that passed a deadline", runs.hits(), "kind = 'timeout'"),
                scope.share(
                        "share that passed a deadline", (double) runs.hits() / runs.n(), "kind = 'timeout'", COUNTED)));
        longest.ifPresent(seconds -> figures.add(
                scope.observed("longest success, seconds", seconds, "max(duration_seconds)", "kind = 'success'")));
        figures.add(Figures.estimated(
                "deadline, seconds",
                suggested.toSeconds(),
                "max(longest seen, length that 5 % of runs exceed) x (1 + 2 % + cv / sqrt n + 0.25 / n), at most double the"
                        + " present deadline, rounded up to half a minute or more; runs that were stopped are censored"
                        + " (Kaplan and Meier 1958)",
                Map.of(
                        "n", Integer.toString(basis.n()),
                        "longest seen, seconds", Figures.number(basis.largest()),
                        "cv", Figures.number(basis.variation()),
                        "1 + margin", Figures.number(basis.margin()))));
        return figures;
    }
}
