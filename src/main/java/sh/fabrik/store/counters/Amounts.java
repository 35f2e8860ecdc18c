package sh.fabrik.store.counters;

/**
 * Known values of one quantity, added up in whole numbers, so that the order of adding cannot matter. Grows with its {@link Cell}, in
 * place: an analysis of a long history adds up some hundred thousand.
 */
public final class Amounts {
    private int n;
    private long sum;
    private long squares;

    /** @param coarse the same value in a coarser unit, whose square is added up */
    void add(long value, long coarse) {
        add(1, value, capped(Math.multiplyHigh(coarse, coarse) == 0 ? coarse * coarse : -1));
    }

    void add(Amounts other) {
        add(other.n, other.sum, other.squares);
    }

    void add(int more, long moreSum, long moreSquares) {
        n += more;
        sum = capped(sum + moreSum);
        squares = capped(squares + moreSquares);
    }

    /** A sum of two numbers that are not negative is negative only when it does not fit. */
    private static long capped(long number) {
        return number < 0 ? Long.MAX_VALUE : number;
    }

    /** Runs that have a value; the others are not in it. */
    public int n() {
        return n;
    }

    /** Sum of the values, in the quantity's smallest unit. */
    public long sum() {
        return sum;
    }

    /** Sum of the squares of the values in a coarser unit; stays at the largest number when it does not fit. */
    public long squares() {
        return squares;
    }
}
