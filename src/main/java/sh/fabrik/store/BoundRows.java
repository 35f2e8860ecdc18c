package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the rows it is to run with, ready to be handed to the database.
 *
 * @param rows one value per column, null where nothing is known
 * @param places of the values in a row that are bound, in order
 */
record BoundRows(String sql, List<@Nullable Object[]> rows, int[] places) {
    private static final int BATCH = 1000;

    void run(Database database) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = database.connection().prepareStatement(sql)) {
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                bind(prepared, row);
                prepared.addBatch();
                if (++waiting % BATCH == 0) {
                    prepared.executeBatch();
                }
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private void bind(PreparedStatement prepared, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < places.length; i++) {
            if (row[places[i]] instanceof String text) {
                prepared.setString(i + 1, text);
            } else {
                prepared.setObject(i + 1, row[places[i]]);
            }
        }
    }
}
