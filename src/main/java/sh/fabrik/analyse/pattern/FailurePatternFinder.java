package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Window;

/** Errors that come back in a spec: seen in at least two of its runs. */
public final class FailurePatternFinder {
    private static final int FEWEST_RUNS = 2;

    private final ErrorTrails trails;

    public FailurePatternFinder(DSLContext sql, Window window) {
        this.trails = new ErrorTrails(sql, window);
    }

    /** In the order of the error types. */
    public List<FailurePattern> patterns(SpecRuns spec) {
        List<FailurePattern> patterns = new ArrayList<>();
        trails.of(spec).forEach((type, trail) -> {
            if (trail.runs().size() >= FEWEST_RUNS) {
                patterns.add(pattern(spec, type, trail));
            }
        });
        return patterns;
    }

    private static FailurePattern pattern(SpecRuns spec, ErrorType type, ErrorTrail trail) {
        List<EndedRun> runs = trail.runs().keySet().stream()
                .sorted(Comparator.comparing(EndedRun::end)
                        .thenComparing(EndedRun::id)
                        .reversed())
                .toList();
        int failed = (int) runs.stream().filter(FailurePatternFinder::failed).count();
        return new FailurePattern(
                spec.id(),
                type,
                trail.taskType(),
                trail.failures(),
                runs.size(),
                failed,
                BetaRate.of(spec.tally(spec.runs(), trail.runs()::containsKey)),
                trail.example(),
                trail.lastSeen(),
                new Evidence(runs.size(), SpecRuns.ids(runs), figures(spec, type, trail, failed)));
    }

    private static boolean failed(EndedRun run) {
        return run.how().outcome() == Outcome.FAILED || run.how().outcome() == Outcome.TIMEOUT;
    }

    private static List<Figure> figures(SpecRuns spec, ErrorType type, ErrorTrail trail, int failed) {
        SpecScope scope = spec.scope();
        String is = "error_type = " + SpecScope.quoted(type.word());
        String attempts = "FROM tasks WHERE " + is + " AND status IN ('failed', 'retry')";
        String seen = "(kind <> 'success' AND " + is + ") OR id IN (SELECT run_id " + attempts
                + ") OR id IN (SELECT run_id FROM errors WHERE " + is + ")";
        String word = type.word();
        double share = (double) trail.runs().size() / spec.runs().size();
        return List.of(
                scope.counted("runs with " + word, trail.runs().size(), seen),
                scope.counted("ended runs", spec.runs().size(), ""),
                scope.share("share of runs with " + word, share, seen, ""),
                scope.counted(
                        "runs with " + word + " that failed",
                        failed,
                        "(" + seen + ") AND status IN ('failed', 'timeout')"),
                scope.observed(
                        "failed attempts and runs with " + word,
                        trail.failures(),
                        "sum(max(1, (SELECT count(*) " + attempts + " AND run_id = ended_runs.id)))",
                        seen));
    }
}
