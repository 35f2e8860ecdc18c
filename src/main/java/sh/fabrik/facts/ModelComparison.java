package sh.fabrik.facts;

import java.util.Optional;
import sh.fabrik.run.SpecId;

/**
 * The model a spec uses now against another one.
 *
 * @param cohort which runs were compared: {@code this spec}, or {@code specs of type X}
 * @param alternatives how many other models were candidates (the more, the surer the best of them must be)
 * @param probabilityBetter that the candidate's success rate is ahead by more than 2 points
 * @param probabilityNotWorse that it is not behind by more than 2 points
 * @param probabilityCheaper that its cost per success is lower; absent without costs of both
 * @param saving expected share of the cost per success saved, 0 to 1; negative when it costs more
 */
public record ModelComparison(
        SpecId spec,
        ModelRecord current,
        ModelRecord candidate,
        String cohort,
        int alternatives,
        double probabilityBetter,
        double probabilityNotWorse,
        Optional<Double> probabilityCheaper,
        Optional<Double> saving,
        Evidence evidence)
        implements Fact {
    /** 0 when the costs are unknown. */
    public double cheaper() {
        return probabilityCheaper.orElse(0.0);
    }

    /** 0 when the costs are unknown. */
    public double savingOrNone() {
        return saving.orElse(0.0);
    }

    /** Runs of the arm that has fewer. */
    public int fewestRuns() {
        return Math.min(current.runs(), candidate.runs());
    }
}
