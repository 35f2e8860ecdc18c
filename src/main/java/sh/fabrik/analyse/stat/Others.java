package sh.fabrik.analyse.stat;

/**
 * The values of a sample but one, and how far that one lies from their middle. Nothing is copied for it: this is asked of dozens of runs
 * of each of hundreds of specs.
 */
public final class Others {
    private static final double MAD_TO_DEVIATION = 1.4826;

    /** Values that are all alike would make any difference endless; 5 % of the median is taken as the least spread. */
    private static final double LEAST_SPREAD = 0.05;

    private final long[] sorted;
    private final int own;
    private final int size;

    private Others(long[] sorted, int own, int size) {
        this.sorted = sorted;
        this.own = own;
        this.size = size;
    }

    /**
     * All values but one.
     *
     * @param sorted ascending, not changed from now on
     * @param own place of the one among them
     */
    public static Others than(long[] sorted, int own) {
        return new Others(sorted, own, sorted.length - 1);
    }

    /** All values, for one that is not among them. */
    public static Others all(long[] sorted) {
        return new Others(sorted, sorted.length, sorted.length);
    }

    public int size() {
        return size;
    }

    /** The median's place in the sorted values; a seen value (nearest rank), of at least one. */
    public int medianPlace() {
        return place(middle());
    }

    /**
     * How far a value lies from the median, in robust standard deviations: |x - median| / (1.4826 MAD), MAD being the median distance
     * of the others from their median (Hampel 1974). One wild value among the others does not hide the next.
     */
    public double distance(long value) {
        long median = at(middle());
        double spread = Math.max(MAD_TO_DEVIATION * medianDistance(median), Math.max(1, LEAST_SPREAD * median));
        return Math.abs(value - median) / spread;
    }

    /** The distances ascend to both sides of the median. */
    private long medianDistance(long median) {
        int below = middle();
        int above = below + 1;
        long distance = 0;
        for (int left = middle(); left >= 0; left--) {
            boolean next = above < size && (below < 0 || at(above) - median < median - at(below));
            distance = next ? at(above) - median : median - at(below);
            above += next ? 1 : 0;
            below -= next ? 0 : 1;
        }
        return distance;
    }

    private int middle() {
        return Quantiles.index(size, 0.5);
    }

    private long at(int index) {
        return sorted[place(index)];
    }

    private int place(int index) {
        return index < own ? index : index + 1;
    }
}
