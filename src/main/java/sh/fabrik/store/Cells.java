package sh.fabrik.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The values of one row, which a thing tells one after the other, always in the same order. */
final class Cells {
    private final List<String> names = new ArrayList<>(0);
    private final @Nullable Object[] values;
    private int at;

    private Cells(int count) {
        values = new @Nullable Object[count];
    }

    /** How a thing tells its row. */
    interface Telling<T> {
        void tell(T thing, Cells cells);
    }

    /** @param like any of the things: all tell the same columns */
    static <T> List<String> names(Telling<T> telling, T like) {
        Cells cells = new Cells(0);
        telling.tell(like, cells);
        return cells.names;
    }

    /** @param count of the columns */
    static <T> @Nullable Object[] values(Telling<T> telling, T thing, int count) {
        Cells cells = new Cells(count);
        telling.tell(thing, cells);
        return cells.values;
    }

    void put(Field<?> column, Optional<?> value) {
        put(column.getName(), value.orElse(null));
    }

    void put(Field<?> column, Object value) {
        put(column.getName(), value);
    }

    /** @param value null where nothing is known */
    void put(String column, @Nullable Object value) {
        if (values.length == 0) {
            names.add(column);
        } else {
            values[at++] = value instanceof Boolean truth ? (Object) (truth ? 1 : 0) : value;
        }
    }
}
