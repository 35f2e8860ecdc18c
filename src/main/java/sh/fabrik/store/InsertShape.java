package sh.fabrik.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An insert that fits its rows: columns of which nothing is known are left out, and values that are the same in all of many rows
 * stand in the statement once. Binding a value costs SQLite's driver about as much as writing it.
 *
 * @param places of the values in a row that are bound, in order
 */
record InsertShape(String sql, int[] places) {
    private static final int MANY = 200; // fewer are not worth a look for what they share

    /** @param rows one value per column, null where nothing is known; at least one row */
    static InsertShape of(String table, List<String> columns, List<@Nullable Object[]> rows) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            Object first = rows.get(0)[place];
            boolean same = (first == null || rows.size() >= MANY) && areAll(first, place, rows);
            if (same && first == null) {
                continue;
            }
            boolean literal = same && isPlain(first);
            names.add(columns.get(place));
            values.add(literal ? literal(first) : "?");
            if (!literal) {
                places.add(place);
            }
        }
        String sql = "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values)
                + ")";
        return new InsertShape(sql, places.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean areAll(@Nullable Object value, int place, List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            if (!Objects.equals(row[place], value)) {
                return false;
            }
        }
        return true;
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
