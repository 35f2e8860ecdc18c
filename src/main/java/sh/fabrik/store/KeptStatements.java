package sh.fabrik.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Statements of one connection that are run again and again, each prepared once until all are closed. */
final class KeptStatements {
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private final Connection connection;

    KeptStatements(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement known = kept.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            kept.put(sql, known);
        }
        return known;
    }

    void close() {
        for (PreparedStatement each : kept.values()) {
            try {
                each.close();
            } catch (SQLException alreadyTold) {
                // of its last run, which failed
            }
        }
        kept.clear();
    }
}
