package sh.fabrik.collect.smithers.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An open database and what is in it. */
record Data(Connection connection, Schema schema) {

    /** Reads every row of a statement whose parameters are all the run's id. */
    void each(String sql, String runId, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setString(i, runId);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(new Row(rows));
                }
            }
        }
    }

    /** What becomes of a row. */
    interface Reader {
        void read(Row row) throws SQLException;
    }
}
