package sh.fabrik.analyse.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BetaDistribution;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.Model;

/**
 * Two models' runs on comparable work.
 *
 * @param name as people read it: {@code this spec}, {@code specs of type api that ran both}
 * @param condition the cohort's runs as SQL on {@code ended_runs}, for both arms
 * @param matched whether only specs that ran both models are in it
 */
record Cohort(String name, String condition, boolean matched, Arm current, Arm candidate) {
    private static final double ENOUGH = 8;
    private static final double ENOUGH_ON_ONE_SPEC = 16;
    private static final double FEWEST_ON_ONE_SPEC = 5;
    private static final int FEWEST_SPECS = 3;

    /** The spec's own runs, when they say more than what other specs say of the models. */
    static Optional<Cohort> ofSpec(Frame frame, Arm current, Arm candidate) {
        double one = current.tally().effectiveRuns();
        double other = candidate.tally().effectiveRuns();
        return Math.min(one, other) >= FEWEST_ON_ONE_SPEC && one + other >= ENOUGH_ON_ONE_SPEC
                ? Optional.of(new Cohort(frame.name(), frame.condition(), false, current, candidate))
                : Optional.empty();
    }

    /** Specs that ran both models. */
    static Optional<Cohort> matched(Frame frame, Pair pair) {
        MatchedArms arms = new MatchedArms(frame, pair);
        if (arms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Cohort(
                        frame.name() + " that ran both",
                        frame.condition(),
                        true,
                        arms.current(frame, pair.current()),
                        arms.candidate(frame, pair.candidate())))
                .filter(Cohort::suffices);
    }

    /** Whichever specs ran the models; a spec's runs are alike, so that many runs of one spec count as few. */
    static Optional<Cohort> apart(Frame frame, Pair pair) {
        return alike(frame, pair.current())
                .flatMap(current -> alike(frame, pair.candidate())
                        .map(candidate -> new Cohort(frame.name(), frame.condition(), false, current, candidate)))
                .filter(Cohort::suffices);
    }

    private boolean suffices() {
        return current.tally().effectiveRuns() >= ENOUGH && candidate.tally().effectiveRuns() >= ENOUGH;
    }

    /** Success rate that the candidate is expected to add, -1 to 1. */
    double ahead() {
        return BetaRate.posterior(candidate.tally(), candidate.prior()).getMean()
                - BetaRate.posterior(current.tally(), current.prior()).getMean();
    }

    /** How far the candidate's success is ahead by more than counts, in standard deviations: says which are likeliest to be better. */
    double lead() {
        BetaDistribution present = BetaRate.posterior(current.tally(), current.prior());
        BetaDistribution other = BetaRate.posterior(candidate.tally(), candidate.prior());
        return (other.getMean() - present.getMean() - Duel.LEAD)
                / Math.sqrt(other.getVariance() + present.getVariance());
    }

    /** Expected cost per success saved, by the candidate's share of the present one; empty without costs of both. */
    OptionalDouble saving() {
        if (current.cost().orElse(0) <= 0 || candidate.cost().isEmpty()) {
            return OptionalDouble.empty();
        }
        double present = BetaRate.posterior(current.tally(), current.prior()).getMean();
        double other = BetaRate.posterior(candidate.tally(), candidate.prior()).getMean();
        double ratio = candidate.cost().getAsDouble()
                / other
                * present
                / current.cost().getAsDouble();
        return OptionalDouble.of(1 - ratio);
    }

    private static Optional<Arm> alike(Frame frame, Model model) {
        List<List<Cell>> specs = frame.bySpec().values().stream()
                .map(cells -> Frame.with(cells, model))
                .filter(cells -> !cells.isEmpty())
                .toList();
        if (specs.size() < FEWEST_SPECS) {
            return Optional.empty();
        }
        double runs = 0;
        double hits = 0;
        for (List<Cell> cells : specs) {
            Tally tally = Arm.sum(cells);
            double effective = tally.effectiveRuns();
            double weight = effective / (1 + Math.max(0, effective - 1) / (ModelPriors.STRENGTH + 1));
            runs += weight;
            hits += weight * tally.rate();
        }
        Arm plain = Arm.of(frame, model, specs.stream().flatMap(List::stream).toList());
        return Optional.of(plain.standardised(Tally.weighted(runs, hits / runs), plain.cost()));
    }

    /** The runs of one arm as a condition of SQL. */
    String runsOf(Model model, ProjectHistory history) {
        String own = condition + " AND model = " + SpecScope.quoted(model.name());
        if (!matched) {
            return own;
        }
        Model other = model.equals(current.model()) ? candidate.model() : current.model();
        return own + " AND spec_id IN ("
                + history.select("spec_id", condition + " AND model = " + SpecScope.quoted(other.name())) + ")";
    }
}
