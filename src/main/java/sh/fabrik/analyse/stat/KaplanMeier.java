package sh.fabrik.analyse.stat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of runs that need more than x, when some were stopped before they had shown what they need: the product-limit
 * estimate (Kaplan and Meier 1958), weighted.
 */
public final class KaplanMeier {
    /** Complete values, ascending and each once; arrays, since hundreds of them are kept for each of hundreds of specs. */
    private final double[] values;

    private final double[] survival;

    public KaplanMeier(List<Seen> sample) {
        List<Seen> ascending = Seen.ascending(sample);
        double[] atRisk = atRisk(ascending);
        double share = 1;
        double[] at = new double[atRisk.length];
        double[] left = new double[atRisk.length];
        int steps = 0;
        for (int i = 0; i < atRisk.length; i++) {
            Seen seen = ascending.get(i);
            if (!seen.censored()) {
                share *= Math.max(0, 1 - seen.weight() / atRisk[i]);
                steps += steps > 0 && at[steps - 1] == seen.value() ? 0 : 1;
                at[steps - 1] = seen.value();
                left[steps - 1] = share < 1e-12 ? 0 : share;
            }
        }
        values = Arrays.copyOf(at, steps);
        survival = Arrays.copyOf(left, steps);
    }

    /** Weight of each and of all after it; added up from the end, so that of a few light ones after many heavy ones nothing is lost. */
    private static double[] atRisk(List<Seen> ascending) {
        double[] atRisk = new double[ascending.size()];
        double sum = 0;
        for (int i = atRisk.length - 1; i >= 0; i--) {
            sum += ascending.get(i).weight();
            atRisk[i] = sum;
        }
        return atRisk;
    }

    /** Estimated share of runs that need more than {@code x}, 0 to 1. */
    public double above(double x) {
        int found = Arrays.binarySearch(values, x);
        int step = found >= 0 ? found : -found - 2;
        return step < 0 ? 1 : survival[step];
    }

    /** Smallest seen value that at most {@code share} of the runs exceed; empty when too many were stopped to tell. */
    public OptionalDouble exceededBy(double share) {
        for (int step = 0; step < values.length; step++) {
            if (survival[step] <= share + 1e-12) {
                return OptionalDouble.of(values[step]);
            }
        }
        return OptionalDouble.empty();
    }
}
