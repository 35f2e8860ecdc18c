package sh.fabrik.store.counters;

/**
 * Known values of one quantity, added up in whole numbers, so that the order of adding cannot matter.
 *
 * @param n runs that have a value; the others are not in it
 * @param sum of the values, in the quantity's smallest unit
 * @param squares sum of the squares of the values in a coarser unit; stays at the largest number when it does not fit
 */
public record Amounts(int n, long sum, long squares) {
    public static final Amounts NONE = new Amounts(0, 0, 0);

    Amounts plus(long value, long coarse) {
        return plus(1, value, capped(Math.multiplyHigh(coarse, coarse) == 0 ? coarse * coarse : -1));
    }

    Amounts plus(Amounts other) {
        return plus(other.n, other.sum, other.squares);
    }

    Amounts plus(int more, long moreSum, long moreSquares) {
        return new Amounts(n + more, capped(sum + moreSum), capped(squares + moreSquares));
    }

    /** A sum of two numbers that are not negative is negative only when it does not fit. */
    private static long capped(long number) {
        return number < 0 ? Long.MAX_VALUE : number;
    }
}
