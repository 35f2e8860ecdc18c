package sh.fabrik.analyse.stat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A measured need of some runs: of bytes, of seconds.
 *
 * @param value above 0
 * @param censored the runs were stopped at {@code value}: they needed more, nobody knows how much
 * @param runs that needed so much, at least 1
 * @param weight sum of the runs' weights; a run of today weighs 1
 * @param squares sum of their squared weights
 */
public record Seen(double value, boolean censored, int runs, double weight, double squares) {
    /** Of equal values the complete ones come first: a run stopped at x needed more than x. */
    private static final Comparator<Seen> ASCENDING = Seen::compare;

    /** The same, in this order; most often they are in it already. */
    static List<Seen> ascending(List<Seen> sample) {
        for (int i = 1; i < sample.size(); i++) {
            if (compare(sample.get(i - 1), sample.get(i)) > 0) {
                List<Seen> sorted = new ArrayList<>(sample);
                sorted.sort(ASCENDING);
                return sorted;
            }
        }
        return sample;
    }

    /** Written out: an analysis compares some hundred thousand. */
    private static int compare(Seen one, Seen other) {
        int order = Double.compare(one.value, other.value);
        return order != 0 ? order : Boolean.compare(one.censored, other.censored);
    }

    /** One run. */
    public Seen(double value, boolean censored, double weight) {
        this(value, censored, 1, weight, weight * weight);
    }
}
