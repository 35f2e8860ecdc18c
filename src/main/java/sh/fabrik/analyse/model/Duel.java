package sh.fabrik.analyse.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two arms compared by what is known of each: success rates by their Beta posteriors, the mean cost of an attempt log-normal with its
 * standard error, cost per success as one over the other. Probabilities are integrals over the posteriors and not draws, which
 * would take ten times as long for two digits less.
 *
 * @param better probability that the candidate's rate is ahead by more than 2 points
 * @param notWorse probability that it is not behind by more than 2 points
 * @param cheaper probability that its cost per success is lower, where both costs are known
 * @param saving expected share of the cost per success saved, where both costs are known
 */
record Duel(double better, double notWorse, Optional<Double> cheaper, Optional<Double> saving) {
    static final double LEAD = 0.02;

    static Duel of(Cohort cohort) {
        RateGrid present = RateGrid.of(cohort.current());
        RateGrid other = RateGrid.of(cohort.candidate());
        OptionalDouble saving = cohort.saving();
        return new Duel(
                present.shareUnder(other, LEAD),
                present.shareUnder(other, -LEAD),
                saving.isEmpty()
                        ? Optional.empty()
                        : Optional.of(CostPerSuccess.of(cohort, present, other).lower()),
                saving.isEmpty() ? Optional.empty() : Optional.of(saving.getAsDouble()));
    }
}
