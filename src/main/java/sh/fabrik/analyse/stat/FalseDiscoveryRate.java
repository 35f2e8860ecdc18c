package sh.fabrik.analyse.stat;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What share of the findings up to this one would be chance, when many were tried (Benjamini and Hochberg 1995). */
public final class FalseDiscoveryRate {
    private FalseDiscoveryRate() {}

    /** @return for each p value its q value, 0 to 1, in the same order */
    public static double[] of(double[] p) {
        Integer[] descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -p[i]))
                .toArray(Integer[]::new);
        double[] q = new double[p.length];
        double smallest = 1;
        for (int place = 0; place < p.length; place++) {
            int rank = p.length - place;
            smallest = Math.min(smallest, p[descending[place]] * p.length / rank);
            q[descending[place]] = smallest;
        }
        return q;
    }
}
