package sh.fabrik.analyse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.Proportion;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.Usd;

/** How a spec fared, from its ended runs. */
final class SpecHistories {
    private static final String JUDGED = "kind IN " + RunKind.JUDGED;

    private SpecHistories() {}

    /** @param spec with at least one run */
    static SpecHistory of(SpecRuns spec) {
        List<EndedRun> runs = spec.runs();
        List<EndedRun> judged = spec.judged();
        Tally success = spec.tally(judged, EndedRun::succeeded);
        return new SpecHistory(
                spec.id(),
                spec.type(),
                spec.complexity(),
                spec.spec().taskCount(),
                runs.size(),
                count(spec, RunKind.MEMORY),
                count(spec, RunKind.TIMEOUT),
                count(spec, RunKind.ENVIRONMENT),
                count(spec, RunKind.CANCELLED),
                BetaRate.of(success),
                share(spec, RunKind.ENVIRONMENT),
                share(spec, RunKind.TIMEOUT),
                present(seconds(judged)).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
                present(cost(judged)).map(Usd::of),
                present(average(judged, run -> run.use().iterations().map(Long::doubleValue))),
                spec.model(),
                spec.memoryLimit(),
                spec.cpuLimit(),
                spec.fingerprint(),
                runs.get(runs.size() - 1).end(),
                runs.get(0).end(),
                evidence(spec, judged, success));
    }

    private static Evidence evidence(SpecRuns spec, List<EndedRun> judged, Tally success) {
        SpecScope scope = spec.scope();
        List<Figure> figures = new ArrayList<>();
        figures.add(scope.counted("ended runs", spec.runs().size(), ""));
        for (RunKind kind : List.of(RunKind.MEMORY, RunKind.TIMEOUT, RunKind.ENVIRONMENT, RunKind.CANCELLED)) {
            figures.add(scope.counted(name(kind), count(spec, kind), is(kind)));
        }
        figures.add(scope.counted("runs that count", judged.size(), JUDGED));
        figures.add(scope.counted("successes", success.hits(), is(RunKind.SUCCESS)));
        if (!judged.isEmpty()) {
            double rate = (double) success.hits() / judged.size();
            figures.add(scope.share("success rate", rate, is(RunKind.SUCCESS), JUDGED));
        }
        figures.add(scope.share("share failed by the environment", observed(spec), is(RunKind.ENVIRONMENT), ""));
        seconds(judged)
                .ifPresent(mean -> figures.add(
                        scope.observed("average duration, seconds", mean, "avg(duration_seconds)", JUDGED)));
        cost(judged)
                .ifPresent(mean -> figures.add(scope.observed("average cost, USD", mean, "avg(llm_cost_usd)", JUDGED)));
        figures.addAll(Figures.interval("success rate", BetaRate.of(success), success, Prior.UNIFORM));
        return new Evidence(judged.size(), SpecRuns.ids(spec.runs()), figures);
    }

    private static double observed(SpecRuns spec) {
        return (double) count(spec, RunKind.ENVIRONMENT) / spec.runs().size();
    }

    private static Proportion share(SpecRuns spec, RunKind kind) {
        return BetaRate.of(spec.tally(spec.runs(), run -> run.kind() == kind));
    }

    private static int count(SpecRuns spec, RunKind kind) {
        return spec.which(run -> run.kind() == kind).size();
    }

    private static OptionalDouble seconds(List<EndedRun> runs) {
        return average(runs, run -> run.use().seconds().map(Long::doubleValue));
    }

    private static OptionalDouble cost(List<EndedRun> runs) {
        return average(runs, run -> run.use().costUsd());
    }

    private static OptionalDouble average(List<EndedRun> runs, Function<EndedRun, Optional<Double>> value) {
        return runs.stream()
                .map(value)
                .flatMap(Optional::stream)
                .mapToDouble(number -> number)
                .average();
    }

    private static Optional<Double> present(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static String is(RunKind kind) {
        return "kind = '" + kind.word() + "'";
    }

    private static String name(RunKind kind) {
        return switch (kind) {
            case MEMORY -> "runs killed for memory";
            case TIMEOUT -> "runs that passed a deadline";
            case ENVIRONMENT -> "runs failed by the environment";
            default -> "runs " + kind.word();
        };
    }
}
