package sh.fabrik.channel.sheet;

import java.util.function.Function;
import sh.fabrik.facts.Proportion;

/**
 * One column of a sheet.
 *
 * @param key name in JSON and CSV and for sorting, in snake case
 * @param heading for people
 * @param weight from this many characters of a terminal on the column is shown; 0 is always
 * @param rate whether its values are shares, which take several columns of CSV
 * @param cell its value for a row
 */
public record Column<R>(String key, String heading, int weight, boolean rate, Function<R, Cell> cell) {
    private static final int WIDE = 100;

    /** A column that is always shown. */
    public static <R> Column<R> of(String key, String heading, Function<R, Cell> cell) {
        return new Column<>(key, heading, 0, false, cell);
    }

    /** A column of shares, each with its interval and n; always shown. */
    public static <R> Column<R> rate(String key, String heading, Function<R, Proportion> share) {
        return new Column<>(key, heading, 0, true, row -> new Cell.Rate(share.apply(row)));
    }

    /** The same column, left out on terminals of under 100 characters. */
    public Column<R> whenWide() {
        return from(WIDE);
    }

    /** The same column, left out on terminals of fewer characters. */
    public Column<R> from(int columns) {
        return new Column<>(key, heading, columns, rate, cell);
    }
}
