package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The values of many rows, which things tell one row after the other, always in the same order; kept column by column. */
final class Cells {
    private final List<String> names = new ArrayList<>();
    private final List<ColumnValues> columns = new ArrayList<>();
    private final int rows;
    private int at;

    private Cells(int rows) {
        this.rows = rows;
    }

    /** How a thing tells its row. */
    interface Telling<T> {
        void tell(T thing, Cells cells);
    }

    /** What all of the things tell. */
    static <T> Cells of(Telling<T> telling, Collection<T> things) {
        Cells cells = new Cells(things.size());
        for (T thing : things) {
            cells.at = 0;
            telling.tell(thing, cells);
        }
        return cells;
    }

    void put(Field<?> column, Optional<?> value) {
        next(column::getName, value.orElse(null));
    }

    void put(Field<?> column, Object value) {
        next(column::getName, value);
    }

    /** @param value null where nothing is known */
    void put(String column, @Nullable Object value) {
        next(() -> column, value);
    }

    private void next(Supplier<String> name, @Nullable Object value) {
        if (at == names.size()) { // in the first row
            names.add(name.get());
            columns.add(new ColumnValues(rows));
        }
        columns.get(at++).add(value instanceof Boolean truth ? (Object) (truth ? 1 : 0) : value);
    }

    int rows() {
        return rows;
    }

    /** Names of the columns, in the order in which they are told. */
    List<String> names() {
        return names;
    }

    /** In the order of their names. */
    List<ColumnValues> columns() {
        return columns;
    }
}
