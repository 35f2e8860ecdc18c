package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.Others;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.RunCost;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;

/** What the last runs of a spec cost, each beside the spec's other runs with the same model: a dearer model is no spike. */
public final class RunCosts {
    /** Of fewer others nobody can say what is typical. */
    private static final int FEWEST_OTHERS = 5;

    private static final double MICRO = 1e6;

    private RunCosts() {}

    /** Known costs of runs with one model, ascending: in dollars, and in millionths of them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Costs(double[] usd, long[] micros) {
        static Costs of(List<EndedRun> runs, Optional<Model> model) {
            double[] usd = new double[runs.size()];
            int known = 0;
            for (EndedRun run : runs) {
                if (run.use().costUsd().isPresent() && run.settings().model().equals(model)) {
                    usd[known] = run.use().costUsd().get();
                    known++;
                }
            }
            double[] sorted = Arrays.copyOf(usd, known);
            Arrays.sort(sorted);
            long[] micros = new long[known];
            Arrays.setAll(micros, place -> Math.round(sorted[place] * MICRO));
            return new Costs(sorted, micros);
        }
    }

    /** Newest first, at most {@link RunCost#MOST}; runs of unknown cost, and those with too few to compare with, are not among them. */
    public static List<RunCost> of(SpecRuns spec) {
        SpecScope scope = spec.latestScope();
        List<RunCost> costs = new ArrayList<>();
        Map<Optional<Model>, Costs> known = new HashMap<>();
        for (int age = 0; age < Math.min(RunCost.MOST, spec.runs().size()); age++) {
            EndedRun run = spec.runs().get(age);
            Costs ofModel = known.computeIfAbsent(run.settings().model(), model -> Costs.of(spec.runs(), model));
            one(spec, scope, age, ofModel).ifPresent(costs::add);
        }
        return costs;
    }

    private static Optional<RunCost> one(SpecRuns spec, SpecScope scope, int age, Costs ofModel) {
        EndedRun run = spec.runs().get(age);
        if (run.use().costUsd().isEmpty() || ofModel.usd().length <= FEWEST_OTHERS) {
            return Optional.empty();
        }
        double cost = run.use().costUsd().get();
        Others others = Others.than(ofModel.micros(), Arrays.binarySearch(ofModel.usd(), cost));
        double median = ofModel.usd()[others.medianPlace()];
        double score = others.distance(Math.round(cost * MICRO));
        return Optional.of(new RunCost(
                spec.id(),
                run.id(),
                age,
                run.settings().model(),
                Usd.of(cost),
                others.size(),
                Usd.of(median),
                score,
                evidence(scope, run, cost, median, score)));
    }

    /** Evidence that is told later shall not hold on to the run. */
    private static Evidence evidence(SpecScope scope, EndedRun run, double cost, double median, double score) {
        String id = run.id();
        Optional<Model> model = run.settings().model();
        return Evidence.later(1, List.of(id), () -> figures(scope, new Compared(id, model), cost, median, score));
    }

    private record Compared(String run, Optional<Model> model) {}

    private static List<Figure> figures(SpecScope scope, Compared compared, double cost, double median, double score) {
        String id = SpecScope.quoted(compared.run());
        String others = "id <> " + id + " AND "
                + compared.model()
                        .map(model -> "model = " + SpecScope.quoted(model.name()))
                        .orElse("(model IS NULL OR trim(model) = '')");
        return Stream.of(
                        new Figure.Observed("cost, USD", cost, "SELECT llm_cost_usd FROM runs WHERE id = " + id),
                        scope.quantile(
                                "median cost of other runs with its model, USD", median, "llm_cost_usd", 0.5, others),
                        Figures.estimated(
                                "robust deviations from the median",
                                score,
                                "|cost - median| / (1.4826 MAD), the spread at least 5 % of the median (Hampel 1974)",
                                Map.of()))
                .toList();
    }
}
