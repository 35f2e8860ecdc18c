package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the rows it is to run with, ready to be handed to the database.
 *
 * @param places of the bound values in a row, as the rows were given
 * @param columns what is bound to the question marks, in the order of the places
 * @param count of the rows
 */
record BoundRows(String sql, List<Integer> places, List<BoundColumn> columns, int count) {
    /** What waits inside SQLite's driver should stay in the processor's own memory. */
    private static final int BATCH = 100;

    /**
     * @param rows one value per column, null where nothing is known
     * @param places of the values in a row that are bound, in order
     */
    static BoundRows of(String sql, List<@Nullable Object[]> rows, int... places) {
        return new BoundRows(
                sql,
                Arrays.stream(places).boxed().toList(),
                Arrays.stream(places)
                        .mapToObj(place -> BoundColumn.of(rows, place))
                        .toList(),
                rows.size());
    }

    /** The same rows with one of their numbers, which has to be bound, counted from another begin. */
    BoundRows from(long begin, int place) {
        List<BoundColumn> moved = new ArrayList<>(columns);
        int column = places.indexOf(place);
        moved.set(column, moved.get(column).plus(begin));
        return new BoundRows(sql, places, moved, count);
    }

    /** Runs it for each of the rows. @return how many rows of the table each of them changed */
    int[] run(Database database) {
        int[] changed = new int[count];
        if (count == 0) {
            return changed;
        }
        try (PreparedStatement prepared = database.connection().prepareStatement(sql)) {
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).bind(prepared, i + 1, row);
                }
                prepared.addBatch();
                if ((row + 1) % BATCH == 0 || row + 1 == count) {
                    int[] some = prepared.executeBatch();
                    System.arraycopy(some, 0, changed, row + 1 - some.length, some.length);
                }
            }
            return changed;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }
}
