package sh.fabrik.analyse.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.ErrorType;
import sh.fabrik.store.counters.ErrorCount;

/** Errors that come back in a spec: seen in at least two of its runs. */
public final class FailurePatternFinder {
    private static final int FEWEST_RUNS = 2;
    private static final String RUN = "run";

    private FailurePatternFinder() {}

    /**
     * In the order of the error types.
     *
     * @param latest errors of the spec's latest runs
     */
    public static List<FailurePattern> patterns(SpecRuns spec, Map<ErrorType, ErrorTrail> latest) {
        List<FailurePattern> patterns = new ArrayList<>();
        spec.counts().errors().forEach((type, count) -> {
            if (count.runs() >= FEWEST_RUNS && type != ErrorType.CANCELLED) {
                patterns.add(pattern(spec, type, count, latest.getOrDefault(type, new ErrorTrail())));
            }
        });
        return patterns;
    }

    private static FailurePattern pattern(SpecRuns spec, ErrorType type, ErrorCount count, ErrorTrail latest) {
        return new FailurePattern(
                spec.id(),
                type,
                taskType(count),
                count.failures(),
                count.runs(),
                count.failedRuns(),
                BetaRate.of(spec.counts().tally(type)),
                latest.example(),
                Instant.ofEpochSecond(count.last()),
                evidence(spec, type, count, latest));
    }

    private static Evidence evidence(SpecRuns spec, ErrorType type, ErrorCount count, ErrorTrail latest) {
        SpecScope scope = spec.scope();
        int ended = spec.counts().runs();
        return Evidence.later(count.runs(), SpecRuns.ids(latest.runs()), () -> figures(scope, ended, type, count));
    }

    private static String taskType(ErrorCount count) {
        return count.taskTypes().entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(RUN);
    }

    private static List<Figure> figures(SpecScope scope, int ended, ErrorType type, ErrorCount count) {
        String is = "error_type = " + SpecScope.quoted(type.word());
        String attempts = "FROM tasks WHERE " + is + " AND status IN ('failed', 'retry')";
        String seen = "(kind <> 'success' AND " + is + ") OR id IN (SELECT run_id " + attempts
                + ") OR id IN (SELECT run_id FROM errors WHERE " + is + ")";
        String word = type.word();
        double share = (double) count.runs() / ended;
        return List.of(
                scope.counted("runs with " + word, count.runs(), seen),
                scope.counted("ended runs", ended, ""),
                scope.share("share of runs with " + word, share, seen, ""),
                scope.counted(
                        "runs with " + word + " that failed",
                        count.failedRuns(),
                        "(" + seen + ") AND status IN ('failed', 'timeout')"),
                scope.observed(
                        "failed attempts and runs with " + word,
                        count.failures(),
                        "sum(max(1, (SELECT count(*) " + attempts + " AND run_id = ended_runs.id)))",
                        seen));
    }
}
