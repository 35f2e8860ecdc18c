package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement and the rows it is to run with, ready to be handed to the database.
 *
 * @param places of the bound columns among those that were told
 * @param columns what is bound to the question marks, in the order of the places
 * @param count of the rows
 */
record BoundRows(String sql, List<Integer> places, List<BoundColumn> columns, int count) {
    /** What waits inside SQLite's driver should stay in the processor's own memory. */
    private static final int BATCH = 100;

    static final BoundRows NONE = new BoundRows("", List.of(), List.of(), 0);

    /** @param places of the columns that are bound, in order */
    static BoundRows of(String sql, Cells cells, List<Integer> places) {
        return new BoundRows(
                sql,
                places,
                places.stream().map(place -> cells.columns().get(place).bound()).toList(),
                cells.rows());
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
