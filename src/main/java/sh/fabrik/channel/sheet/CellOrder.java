package sh.fabrik.channel.sheet;

import java.util.Comparator;

/** The order of two values of one column; the unknown stands last, whichever way is up. */
final class CellOrder {
    private CellOrder() {}

    static Comparator<Cell> of(boolean descending) {
        Comparator<Cell> known = (a, b) -> compare(a, b);
        return Comparator.comparing((Cell cell) -> cell instanceof Cell.Unknown)
                .thenComparing(descending ? known.reversed() : known);
    }

    private static int compare(Cell a, Cell b) {
        if (a instanceof Cell.Text first && b instanceof Cell.Text second) {
            return first.text().compareTo(second.text());
        }
        return Double.compare(weight(a), weight(b));
    }

    private static double weight(Cell cell) {
        if (cell instanceof Cell.Count count) {
            return count.number();
        } else if (cell instanceof Cell.Real real) {
            return real.number();
        } else if (cell instanceof Cell.Rate rate) {
            return rate.share().observed();
        } else if (cell instanceof Cell.Bytes bytes) {
            return bytes.memory().bytes();
        } else if (cell instanceof Cell.Amount amount) {
            return amount.usd().amount().doubleValue();
        } else if (cell instanceof Cell.Length length) {
            return length.duration().toMillis();
        } else if (cell instanceof Cell.Moment moment) {
            return moment.instant().toEpochMilli();
        }
        return 0;
    }
}
