package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.LatestRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.MedianDistance;
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

    /** Newest first, at most {@link RunCost#MOST}; runs of unknown cost, and those with too few to compare with, are not among them. */
    public static List<RunCost> of(LatestRuns runs) {
        List<RunCost> costs = new ArrayList<>();
        Map<Optional<Model>, double[]> known = new HashMap<>();
        for (int age = 0; age < Math.min(RunCost.MOST, runs.rows().size()); age++) {
            double[] ofModel = known.computeIfAbsent(runs.rows().get(age).model(), model -> ofModel(runs, model));
            one(runs, age, ofModel).ifPresent(costs::add);
        }
        return costs;
    }

    /** The known costs of runs with the model, ascending. */
    private static double[] ofModel(LatestRuns runs, Optional<Model> model) {
        return runs.rows().stream()
                .filter(run -> run.model().equals(model))
                .flatMap(run -> run.costUsd().stream())
                .mapToDouble(usd -> usd)
                .sorted()
                .toArray();
    }

    private static Optional<RunCost> one(LatestRuns runs, int age, double[] ofModel) {
        LatestRuns.Row run = runs.rows().get(age);
        if (run.costUsd().isEmpty() || ofModel.length <= FEWEST_OTHERS) {
            return Optional.empty();
        }
        double cost = run.costUsd().get();
        double[] others = without(ofModel, cost);
        double median = others[(others.length - 1) / 2]; // nearest rank
        double score = MedianDistance.of(
                Math.round(cost * MICRO),
                Arrays.stream(others).mapToLong(usd -> Math.round(usd * MICRO)).toArray());
        return Optional.of(new RunCost(
                runs.spec(),
                run.id(),
                age,
                run.model(),
                Usd.of(cost),
                others.length,
                Usd.of(median),
                score,
                evidence(runs.scope(), run, cost, median, score)));
    }

    private static double[] without(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        double[] others = new double[sorted.length - 1];
        System.arraycopy(sorted, 0, others, 0, at);
        System.arraycopy(sorted, at + 1, others, at, others.length - at);
        return others;
    }

    private static Evidence evidence(SpecScope scope, LatestRuns.Row run, double cost, double median, double score) {
        return Evidence.later(1, List.of(run.id()), () -> figures(scope, run, cost, median, score));
    }

    private static List<Figure> figures(SpecScope scope, LatestRuns.Row run, double cost, double median, double score) {
        String id = SpecScope.quoted(run.id());
        String others = "id <> " + id + " AND "
                + run.model()
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
