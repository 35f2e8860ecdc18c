package sh.fabrik.analyse.stat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The share of runs that need more than x, when some were stopped before they had shown what they need: the product-limit
 * estimate (Kaplan and Meier 1958), weighted.
 */
public final class KaplanMeier {
    private final TreeMap<Double, Double> survival = new TreeMap<>();

    public KaplanMeier(List<Seen> sample) {
        double atRisk = sample.stream().mapToDouble(Seen::weight).sum();
        double share = 1;
        // of equal values the complete ones come first: a run stopped at x needed more than x
        List<Seen> ascending = sample.stream()
                .sorted(Comparator.comparingDouble(Seen::value).thenComparing(Seen::censored))
                .toList();
        for (Seen seen : ascending) {
            if (!seen.censored()) {
                share *= Math.max(0, 1 - seen.weight() / atRisk);
                survival.put(seen.value(), share < 1e-12 ? 0 : share);
            }
            atRisk -= seen.weight();
        }
    }

    /** Estimated share of runs that need more than {@code x}, 0 to 1. */
    public double above(double x) {
        Map.Entry<Double, Double> step = survival.floorEntry(x);
        return step == null ? 1 : step.getValue();
    }

    /** Smallest seen value that at most {@code share} of the runs exceed; empty when too many were stopped to tell. */
    public OptionalDouble exceededBy(double share) {
        return survival.entrySet().stream()
                .filter(step -> step.getValue() <= share + 1e-12)
                .mapToDouble(Map.Entry::getKey)
                .findFirst();
    }
}
