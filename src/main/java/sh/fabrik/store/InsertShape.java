package sh.fabrik.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An insert that fits its rows: columns of which nothing is known are left out, and values that are the same in all of many rows
 * stand in the statement once. Binding a value costs SQLite's driver about as much as writing it.
 *
 * @param sql for one row
 * @param more what it says once more for each further row
 * @param places of the columns that are bound, in order
 */
record InsertShape(String sql, String more, List<Integer> places) {
    private static final int MANY = 200; // fewer are not worth a look for what they share

    /** @param cells at least one row */
    static InsertShape of(String table, Cells cells) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < cells.names().size(); place++) {
            ColumnValues column = cells.columns().get(place);
            if (column.areShared() && column.first() == null) {
                continue;
            }
            boolean literal = cells.rows() >= MANY && column.areShared() && isPlain(column.first());
            names.add(cells.names().get(place));
            values.add(literal ? literal(column.first()) : "?");
            if (!literal) {
                places.add(place);
            }
        }
        String row = "(" + String.join(", ", values) + ")";
        return new InsertShape(
                // what is refused ends the transaction, so that a statement of many rows needs no journal to undo them
                "INSERT OR FAIL INTO " + table + " (" + String.join(", ", names) + ") VALUES " + row,
                ", " + row,
                List.copyOf(places));
    }

    /** A statement ends at the letter of code 0. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof Long
                || value instanceof Integer
                || (value instanceof String text && text.indexOf(0) < 0);
    }

    private static String literal(@Nullable Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
    }
}
