package sh.fabrik.facts;

import java.time.Duration;
import java.util.Optional;
import sh.fabrik.run.Model;
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
        implements SpecFact {
    /** Success rate that the candidate is expected to add, -1 to 1: how much better it is, and not how surely. */
    public double ahead() {
        return candidate.success().value() - current.success().value();
    }

    /**
     * Which of two candidates to take when both succeed as often as is wanted: the one whose success is expected to cost less, and at one
     * cost the one further ahead. An unknown cost counts as the current model's.
     */
    public boolean isBetterBuyThan(ModelComparison other) {
        int costs = Double.compare(savingOrNone(), other.savingOrNone());
        return costs > 0 || (costs == 0 && ahead() > other.ahead());
    }

    /** 0 when the costs are unknown. */
    public double cheaper() {
        return probabilityCheaper.orElse(0.0);
    }

    /** 0 when the costs are unknown. */
    public double savingOrNone() {
        return saving.orElse(0.0);
    }

    /**
     * Probability that one of the alternatives would look as good as this one without being ahead: Bonferroni's bound, the
     * number of alternatives times (1 - probabilityBetter), to nine decimals; may pass 1.
     */
    public double probabilityBetterByLuck() {
        return Math.round(Math.max(1, alternatives) * (1 - probabilityBetter) * 1e9) / 1e9;
    }

    /** Whether a run that asks for {@code asked} would use the current model: it does, or it asks for none. */
    public boolean startsFrom(Optional<Model> asked) {
        return asked.map(current.model()::equals).orElse(true);
    }

    /** How far the last run of the candidate lies behind the current model's, in whole days; 0 when it is the later one. */
    public long candidateIdleDays() {
        return Math.max(
                0, Duration.between(candidate.lastRun(), current.lastRun()).toDays());
    }

    /**
     * Probability, at least, that the candidate is both cheaper and not worse: Bonferroni's bound P(A) + P(B) - 1, which needs
     * no independence.
     */
    public double probabilityCheaperAndNotWorse() {
        return Math.max(0, probabilityNotWorse + cheaper() - 1);
    }

    /** Runs of the arm that has fewer. */
    public int fewestRuns() {
        return Math.min(current.runs(), candidate.runs());
    }
}
