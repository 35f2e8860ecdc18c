package sh.fabrik.analyse.query;

import java.util.Optional;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.SpecId;

/**
 * What a spec's score is made of.
 *
 * @param seconds mean duration of a run
 * @param cost mean cost of a run in US dollars
 * @param firstPass tasks over attempts, at most 1: 1 when nothing had to be tried twice
 */
record QualityInputs(
        SpecId spec,
        String type,
        Proportion success,
        Optional<Double> seconds,
        Optional<Double> cost,
        Optional<Double> iterations,
        Optional<Double> firstPass) {

    /** What a success takes of something that a run takes so much of; absent when there was none. */
    Optional<Double> perSuccess(Optional<Double> perRun) {
        return perRun.filter(amount -> success.hits() > 0).map(amount -> amount / success.observed());
    }
}
