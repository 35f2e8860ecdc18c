package sh.fabrik.analyse.resource;

import static sh.fabrik.analyse.history.SpecScope.MEMORY_SEEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.LimitBasis;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.Memory;

/** The queries and formulas behind a memory profile. */
final class MemoryEvidence {
    private static final String MEASURED = "killed = 1 OR memory_peak_bytes IS NOT NULL";
    private static final String LIMIT_FORMULA =
            "max(largest seen, need that the tolerable share exceeds) x (1 + 2 % + cv / sqrt n + 0.25 / n), at most double and at"
                    + " least half of the present limit, rounded up by at most 3 %; the need by the product-limit estimate"
                    + " (Kaplan and Meier 1958) with kills censored at their limit, a censored log-normal and a Pareto tail"
                    + " of index 3 beyond the last kill";

    private MemoryEvidence() {}

    static Evidence of(SpecRuns spec, MemoryFindings found) {
        List<EndedRun> seen =
                spec.which(run -> run.how().killed() || run.use().memoryPeak().isPresent());
        return Evidence.later(found.all().n(), SpecRuns.ids(seen), () -> figures(found));
    }

    private static List<Figure> figures(MemoryFindings found) {
        List<Figure> figures = new ArrayList<>(observed(found));
        figures.addAll(estimated(found));
        return figures;
    }

    private static List<Figure> observed(MemoryFindings found) {
        SpecScope scope = found.scope();
        String here = atLimit(found);
        Tally atLimit = found.atLimit();
        List<Figure> figures = new ArrayList<>(List.of(
                scope.counted("runs with a peak or a kill", found.all().n(), MEASURED),
                scope.counted("kills", found.all().hits(), "killed = 1"),
                scope.counted("runs at the present limit", atLimit.n(), here),
                scope.counted("kills at the present limit", atLimit.hits(), here + " AND killed = 1"),
                scope.observed("largest peak, bytes", found.largest(), "max(" + MEMORY_SEEN + ")", ""),
                scope.quantile(
                        "observed p95 of the peaks, bytes" + Figures.ROUNDED_UP, found.p95(), MEMORY_SEEN, 0.95, "")));
        if (atLimit.n() > 0) {
            double share = (double) atLimit.hits() / atLimit.n();
            figures.add(scope.share("share killed at the present limit", share, "killed = 1", here));
        }
        return figures;
    }

    private static List<Figure> estimated(MemoryFindings found) {
        Map<String, String> inputs = inputs(found);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figures.estimated(
                "predicted kill rate at the present limit", found.predictedKillRate(), LIMIT_FORMULA, inputs));
        found.options().forEach(option -> {
            String rate = " for " + option.tolerableKillRate() * 100 + " % of runs killed";
            figures.add(Figures.estimated("limit, bytes," + rate, option.limit().bytes(), LIMIT_FORMULA, inputs));
        });
        return figures;
    }

    private static Map<String, String> inputs(MemoryFindings found) {
        LimitBasis basis = found.basis();
        return Map.of(
                "n", Integer.toString(basis.n()),
                "n weighted by 0.5^(age / 14 days)", Figures.number(basis.effectiveRuns()),
                "kills", Integer.toString(found.all().hits()),
                "largest seen, bytes", Figures.number(basis.largest()),
                "cv", Figures.number(basis.variation()),
                "1 + margin", Figures.number(basis.margin()),
                "present limit", found.limit().map(Memory::toString).orElse("unknown"));
    }

    private static String atLimit(MemoryFindings found) {
        return "(" + MEASURED + ")"
                + found.limit()
                        .map(limit -> " AND memory_limit_bytes = " + limit.bytes())
                        .orElse("");
    }
}
