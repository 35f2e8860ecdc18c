package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement and the rows it is to run with, ready to be handed to the database.
 *
 * @param sql for one row
 * @param more what the statement says once more for each further row; empty when it takes one row at a time
 * @param places of the bound columns among those that were told
 * @param columns what is bound to the question marks, in the order of the places
 * @param count of the rows
 */
record BoundRows(String sql, String more, List<Integer> places, List<BoundColumn> columns, int count) {
    /** What waits inside SQLite's driver should stay in the processor's own memory. */
    private static final int BATCH = 100;

    /** Rows of one insert: each statement seeks its place in the table and in every index, and from row to row it is known. */
    private static final int TOGETHER = 25;

    static final BoundRows NONE = new BoundRows("", "", List.of(), List.of(), 0);

    /**
     * A statement that takes one row at a time.
     *
     * @param places of the columns that are bound, in order
     */
    static BoundRows of(String sql, Cells cells, List<Integer> places) {
        return of(sql, "", cells, places);
    }

    /**
     * A statement that takes many rows.
     *
     * @param more what it says once more for each further row
     * @param places of the columns that are bound, in order
     */
    static BoundRows of(String sql, String more, Cells cells, List<Integer> places) {
        return new BoundRows(
                sql,
                more,
                places,
                places.stream().map(place -> cells.columns().get(place).bound()).toList(),
                cells.rows());
    }

    /** The same rows with one of their numbers, which has to be bound, counted from another begin. */
    BoundRows from(long begin, int place) {
        List<BoundColumn> moved = new ArrayList<>(columns);
        int column = places.indexOf(place);
        moved.set(column, moved.get(column).plus(begin));
        return new BoundRows(sql, more, places, moved, count);
    }

    /** Runs it for all of the rows. */
    void run(Database database) {
        if (more.isEmpty()) {
            changes(database);
            return;
        }
        int rest = count % TOGETHER;
        together(database, 0, count - rest, TOGETHER);
        together(database, count - rest, count, rest);
    }

    private void together(Database database, int from, int end, int rows) {
        if (from == end) {
            return;
        }
        try {
            PreparedStatement prepared = database.prepared(sql + more.repeat(rows - 1));
            for (int row = from; row < end; row += rows) {
                for (int i = 0; i < rows; i++) {
                    bind(prepared, i * columns.size(), row + i);
                }
                prepared.executeUpdate();
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** Runs it for each of the rows by itself. @return how many rows of the table each of them changed */
    int[] changes(Database database) {
        int[] changed = new int[count];
        if (count == 0) {
            return changed;
        }
        try (PreparedStatement prepared = database.connection().prepareStatement(sql)) {
            for (int row = 0; row < count; row++) {
                bind(prepared, 0, row);
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

    private void bind(PreparedStatement prepared, int before, int row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).bind(prepared, before + i + 1, row);
        }
    }
}
