package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Usd;

/** Arms and contests as facts, each number with the query or the formula behind it. */
final class ModelFacts {
    private static final String INTEGRAL =
            ": integral over the arms' Beta posteriors (empirical-Bayes prior of strength 8) and a log-normal mean cost of an attempt"
                    + " with its standard error";

    private final ProjectHistory history;

    ModelFacts(ProjectHistory history) {
        this.history = history;
    }

    /** @param latest of the spec */
    ModelRecord record(SpecRuns spec, JudgedRuns latest, Frame frame, Arm arm) {
        String runs = frame.condition() + " AND model = "
                + SpecScope.quoted(arm.model().name());
        return record(spec, latest, arm, runs);
    }

    private ModelRecord record(SpecRuns spec, JudgedRuns latest, Arm arm, String runs) {
        Proportion success = success(arm);
        Optional<Usd> average = usd(arm.costs().mean());
        Optional<Usd> perSuccess = arm.cost().isPresent() && success.value() > 0
                ? Optional.of(Usd.of(arm.cost().getAsDouble() / success.value()))
                : Optional.empty();
        return new ModelRecord(
                spec.id(),
                arm.model(),
                success,
                average,
                perSuccess,
                spec.model().filter(arm.model()::equals).isPresent(),
                arm.last(),
                Evidence.later(success.n(), latest.ids(arm.model()), () -> figures(arm, success, runs)));
    }

    /** @param latest of the spec */
    ModelComparison comparison(SpecRuns spec, JudgedRuns latest, Contest contest, int alternatives) {
        Cohort cohort = contest.cohort();
        Duel duel = contest.duel();
        ModelRecord current = record(
                spec, latest, cohort.current(), cohort.runsOf(cohort.current().model(), history));
        ModelRecord candidate = record(
                spec,
                latest,
                cohort.candidate(),
                cohort.runsOf(cohort.candidate().model(), history));
        Evidence both = Evidence.later(
                        current.runs() + candidate.runs(), current.evidence().runs(), () -> estimates(contest))
                .and(current.evidence())
                .and(candidate.evidence());
        return new ModelComparison(
                spec.id(),
                current,
                candidate,
                cohort.name(),
                alternatives,
                duel.better(),
                duel.notWorse(),
                duel.cheaper(),
                duel.saving(),
                both);
    }

    private static Proportion success(Arm arm) {
        return arm.counting(BetaRate.of(arm.tally(), arm.prior()));
    }

    private List<Figure> figures(Arm arm, Proportion success, String runs) {
        String model = arm.model().name();
        List<Figure> figures = new ArrayList<>();
        figures.add(observed("runs with " + model, success.n(), "count(*)", runs));
        figures.add(observed("successes with " + model, success.hits(), "count(*)", runs + " AND kind = 'success'"));
        if (success.n() > 0) {
            String share = "sum(CASE kind WHEN 'success' THEN 1 ELSE 0 END) * 1.0 / count(*)";
            figures.add(observed("success rate with " + model, success.observed(), share, runs));
        }
        figures.addAll(Figures.interval("success rate with " + model, success, arm.tally(), arm.prior()));
        arm.costs().mean().ifPresent(mean -> {
            figures.add(observed("average cost with " + model + ", USD", mean, "avg(llm_cost_usd)", runs));
            figures.add(observed(
                    "runs with " + model + " of known cost", arm.costs().n(), "count(llm_cost_usd)", runs));
        });
        return figures;
    }

    private Figure observed(String name, double value, String expression, String runs) {
        return history.observed(name, value, history.select(expression, runs));
    }

    private static List<Figure> estimates(Contest contest) {
        Duel duel = contest.duel();
        Map<String, String> inputs = inputs(contest.cohort());
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure.Estimated(
                "success rate that the candidate is expected to add",
                contest.cohort().ahead(),
                "difference of the means of the arms' Beta posteriors (empirical-Bayes prior of strength 8)",
                inputs,
                Optional.empty()));
        figures.add(integrated("probability that success is ahead by over 2 points", duel.better(), inputs));
        figures.add(integrated("probability that success is not behind by over 2 points", duel.notWorse(), inputs));
        duel.cheaper().ifPresent(p -> figures.add(integrated("probability that a success costs less", p, inputs)));
        duel.saving()
                .ifPresent(share ->
                        figures.add(integrated("expected share of the cost per success saved", share, inputs)));
        return figures;
    }

    private static Figure integrated(String name, double value, Map<String, String> inputs) {
        return new Figure.Estimated(name, value, name + INTEGRAL, inputs, Optional.empty());
    }

    private static Map<String, String> inputs(Cohort cohort) {
        return Map.of(
                "cohort", cohort.name(),
                "present model", words(cohort.current()),
                "candidate", words(cohort.candidate()));
    }

    private static String words(Arm arm) {
        String cost =
                arm.cost().isPresent() ? ", cost " + Figures.number(arm.cost().getAsDouble()) + " USD" : "";
        return arm.model() + ": weighted runs " + Figures.number(arm.tally().effectiveRuns()) + ", weighted successes "
                + Figures.number(arm.tally().effectiveHits()) + ", prior mean "
                + Figures.number(arm.prior().mean()) + cost;
    }

    private static Optional<Usd> usd(OptionalDouble amount) {
        return amount.isPresent() ? Optional.of(Usd.of(amount.getAsDouble())) : Optional.empty();
    }
}
