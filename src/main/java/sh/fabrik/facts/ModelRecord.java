package sh.fabrik.facts;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

/**
 * How a model fared on a spec.
 *
 * @param success among runs that count for a model: neither cancelled, nor killed for memory, nor failed by the environment;
 *     its {@code value} is shrunken towards the model's rate on the spec's type and in the project
 * @param costPerSuccess expected cost of one success, where costs are known
 * @param current whether this is the model that the spec uses now
 */
public record ModelRecord(
        SpecId spec,
        Model model,
        Proportion success,
        Optional<Usd> averageCost,
        Optional<Usd> costPerSuccess,
        boolean current,
        Instant lastRun,
        Evidence evidence)
        implements SpecFact {
    public int runs() {
        return success.n();
    }

    /** How it fared as people read it: {@code claude-opus-4 succeeded in 22 of 23 runs (96 %) at 0.91 USD per success}. */
    public String words() {
        return model + " succeeded in " + success.counted()
                + costPerSuccess
                        .map(cost -> " at " + rounded(cost) + " USD per success")
                        .orElse("");
    }

    private static String rounded(Usd cost) {
        return cost.amount().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
