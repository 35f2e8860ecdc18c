package sh.fabrik.analyse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.Group;
import sh.fabrik.analyse.history.SpecCounts;
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
import sh.fabrik.store.counters.Amounts;
import sh.fabrik.store.counters.Cell;

/** How a spec fared, from its ended runs. */
final class SpecHistories {
    private static final String JUDGED = "kind IN " + RunKind.JUDGED;

    private static final List<RunKind> TOLD =
            List.of(RunKind.MEMORY, RunKind.TIMEOUT, RunKind.ENVIRONMENT, RunKind.CANCELLED);

    private SpecHistories() {}

    /** @param spec with at least one run */
    static SpecHistory of(SpecRuns spec) {
        SpecCounts counts = spec.counts();
        Tally success = counts.tally(SpecHistories::judged, group -> group.kind() == RunKind.SUCCESS);
        return new SpecHistory(
                spec.id(),
                spec.type(),
                spec.complexity(),
                spec.spec().taskCount(),
                counts.runs(),
                counts.runs(RunKind.MEMORY),
                counts.runs(RunKind.TIMEOUT),
                counts.runs(RunKind.ENVIRONMENT),
                counts.runs(RunKind.CANCELLED),
                BetaRate.of(success),
                share(counts, RunKind.ENVIRONMENT),
                share(counts, RunKind.TIMEOUT),
                present(seconds(counts)).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
                present(cost(counts)).map(Usd::of),
                present(average(counts, Cell::iterations)),
                spec.model(),
                spec.memoryLimit(),
                spec.cpuLimit(),
                spec.fingerprint(),
                Instant.ofEpochSecond(counts.first()),
                Instant.ofEpochSecond(counts.last()),
                evidence(spec, success));
    }

    private static Evidence evidence(SpecRuns spec, Tally success) {
        SpecScope scope = spec.scope();
        Counted counted = Counted.of(spec.counts());
        return Evidence.later(success.n(), SpecRuns.ids(spec.runs()), () -> figures(scope, counted, success));
    }

    /** What the figures tell of the counts: evidence that is told later shall not hold on to these. */
    private record Counted(int runs, Map<RunKind, Integer> ofKind, OptionalDouble seconds, OptionalDouble cost) {
        static Counted of(SpecCounts counts) {
            Map<RunKind, Integer> ofKind = new EnumMap<>(RunKind.class);
            TOLD.forEach(kind -> ofKind.put(kind, counts.runs(kind)));
            return new Counted(counts.runs(), ofKind, SpecHistories.seconds(counts), SpecHistories.cost(counts));
        }

        int runs(RunKind kind) {
            return ofKind.getOrDefault(kind, 0);
        }
    }

    private static List<Figure> figures(SpecScope scope, Counted counts, Tally success) {
        List<Figure> figures = new ArrayList<>();
        figures.add(scope.counted("ended runs", counts.runs(), ""));
        for (RunKind kind : TOLD) {
            figures.add(scope.counted(name(kind), counts.runs(kind), is(kind)));
        }
        figures.add(scope.counted("runs that count", success.n(), JUDGED));
        figures.add(scope.counted("successes", success.hits(), is(RunKind.SUCCESS)));
        if (success.n() > 0) {
            double rate = (double) success.hits() / success.n();
            figures.add(scope.share("success rate", rate, is(RunKind.SUCCESS), JUDGED));
        }
        double environment = (double) counts.runs(RunKind.ENVIRONMENT) / counts.runs();
        figures.add(scope.share("share failed by the environment", environment, is(RunKind.ENVIRONMENT), ""));
        counts.seconds()
                .ifPresent(mean -> figures.add(
                        scope.observed("average duration, seconds", mean, "avg(duration_seconds)", JUDGED)));
        counts.cost()
                .ifPresent(mean -> figures.add(scope.observed("average cost, USD", mean, "avg(llm_cost_usd)", JUDGED)));
        figures.addAll(Figures.interval("success rate", BetaRate.of(success), success, Prior.UNIFORM));
        return figures;
    }

    private static boolean judged(Group group) {
        return group.kind().judged();
    }

    private static Proportion share(SpecCounts counts, RunKind kind) {
        return BetaRate.of(counts.tally(group -> true, group -> group.kind() == kind));
    }

    private static OptionalDouble seconds(SpecCounts counts) {
        return average(counts, Cell::seconds);
    }

    private static OptionalDouble cost(SpecCounts counts) {
        int known = counts.sum(SpecHistories::judged, group -> group.total().costed());
        double sum = counts.total(SpecHistories::judged, group -> group.total().costUsd());
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
    }

    private static OptionalDouble average(SpecCounts counts, Function<Cell, Amounts> value) {
        int known = counts.sum(
                SpecHistories::judged, group -> value.apply(group.total()).n());
        double sum = counts.total(
                SpecHistories::judged, group -> value.apply(group.total()).sum());
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
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
