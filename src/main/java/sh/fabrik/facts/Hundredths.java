package sh.fabrik.facts;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Ascending probabilities, one for each hundredth. Thousands are kept, and most of their values are 0 or 1: only those between are
 * stored.
 */
final class Hundredths extends AbstractList<Double> implements RandomAccess {
    static final int SIZE = 101;

    private static final double NEVER = 0;
    private static final double ALWAYS = 1;

    private final int from;
    private final double[] between;

    private Hundredths(int from, double[] between) {
        this.from = from;
        this.between = between;
    }

    /** @param all {@value #SIZE} probabilities */
    static Hundredths of(List<Double> all) {
        if (all instanceof Hundredths known) {
            return known;
        }
        return of(all.stream().mapToDouble(probability -> probability).toArray());
    }

    /** @param all {@value #SIZE} probabilities */
    static Hundredths of(double[] all) {
        if (all.length != SIZE) {
            throw new IllegalArgumentException("A proportion needs " + SIZE + " cumulative values, got " + all.length);
        }
        int from = 0;
        while (from < SIZE && all[from] == NEVER) {
            from++;
        }
        int to = SIZE;
        while (to > from && all[to - 1] == ALWAYS) {
            to--;
        }
        return new Hundredths(from, Arrays.copyOfRange(all, from, to));
    }

    /** @param index 0 to 100 */
    double at(int index) {
        if (index < from) {
            return NEVER;
        }
        return index < from + between.length ? between[index - from] : ALWAYS;
    }

    @Override
    public Double get(int index) {
        return at(index);
    }

    @Override
    public int size() {
        return SIZE;
    }
}
