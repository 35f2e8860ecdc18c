package sh.fabrik.facts;

import java.math.RoundingMode;
import java.util.Optional;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

/**
 * What one of the last runs of a spec cost for language models, beside others of the spec with the same model; at most {@value #MOST}
 * for each spec.
 *
 * @param run its id
 * @param age 0 for the spec's latest run, 1 for the one before …
 * @param model that it used, where known; then the others used it too
 * @param others runs that it is compared with
 * @param typical their median
 * @param score robust distance of its cost from the median: |cost - median| / (1.4826 MAD)
 */
public record RunCost(
        SpecId spec,
        String run,
        int age,
        Optional<Model> model,
        Usd cost,
        int others,
        Usd typical,
        double score,
        Evidence evidence)
        implements SpecFact {
    public static final int MOST = 20;

    /** In US dollars. */
    public double dollars() {
        return cost.amount().doubleValue();
    }

    /** The cost as people read it: {@code $5.00}. */
    public String shown() {
        return shown(cost);
    }

    /** The typical cost as people read it. */
    public String typicalShown() {
        return shown(typical);
    }

    private static String shown(Usd usd) {
        return "$" + usd.amount().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Its cost over the typical one; 0 when runs typically cost nothing. */
    public double timesTypical() {
        return typical.amount().signum() == 0 ? 0 : dollars() / typical.amount().doubleValue();
    }
}
