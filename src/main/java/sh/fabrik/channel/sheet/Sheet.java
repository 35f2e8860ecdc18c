package sh.fabrik.channel.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table of values.
 *
 * @param columns from left to right
 * @param rows from top to bottom, each as long as the columns
 */
public record Sheet<R>(List<Column<R>> columns, List<R> rows) {
    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The values of one row. */
    public List<Cell> cells(R row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }

    /** The column of that key, else of that heading in capitals or not. */
    public Optional<Column<R>> column(String name) {
        return column(each -> each.key().equals(name))
                .or(() -> column(each -> each.heading().equalsIgnoreCase(name)));
    }

    private Optional<Column<R>> column(Predicate<Column<R>> which) {
        return columns.stream().filter(which).findFirst();
    }

    /** The same rows in the order of a column; equal ones stay as they were, unknown ones go last. */
    public Sheet<R> sortedBy(Column<R> column, boolean descending) {
        Comparator<R> order = Comparator.comparing(column.cell(), CellOrder.of(descending));
        return new Sheet<>(columns, rows.stream().sorted(order).toList());
    }

    /** Only the first rows. */
    public Sheet<R> first(int limit) {
        return new Sheet<>(columns, rows.stream().limit(limit).toList());
    }

    /** Without the columns of these keys. */
    public Sheet<R> without(List<String> keys) {
        return new Sheet<>(
                columns.stream().filter(column -> !keys.contains(column.key())).toList(), rows);
    }
}
