package sh.fabrik.collect.smithers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes small Smithers databases in the shape of any generation. */
final class SmithersFile implements AutoCloseable {
    /** Which Smithers wrote it, the oldest first. */
    enum Generation {
        G1,
        G2,
        G3,
        G4;

        private String since(Generation first, String columns) {
            return compareTo(first) >= 0 ? ", " + columns : "";
        }
    }

    static final long T0 = 1_773_000_000_000L;

    private final Connection connection;

    private SmithersFile(Connection connection) {
        this.connection = connection;
    }

    static SmithersFile create(Path file, Generation of) throws SQLException {
        SmithersFile made = empty(file);
        made.run("CREATE TABLE _smithers_runs (run_id TEXT PRIMARY KEY, workflow_name TEXT, workflow_path TEXT,"
                + " status TEXT, created_at_ms INTEGER, started_at_ms INTEGER, finished_at_ms INTEGER, error_json TEXT,"
                + " config_json TEXT"
                + of.since(
                        Generation.G2,
                        "workflow_hash TEXT, heartbeat_at_ms INTEGER, runtime_owner_id TEXT,"
                                + " cancel_requested_at_ms INTEGER, vcs_type TEXT, vcs_root TEXT, vcs_revision TEXT")
                + of.since(Generation.G3, "hijack_requested_at_ms INTEGER, hijack_target TEXT, parent_run_id TEXT")
                + ")");
        made.run("CREATE TABLE _smithers_nodes (run_id TEXT, node_id TEXT, iteration INTEGER, state TEXT,"
                + " last_attempt INTEGER, updated_at_ms INTEGER, output_table TEXT, label TEXT)");
        made.run("CREATE TABLE _smithers_attempts (run_id TEXT, node_id TEXT, iteration INTEGER, attempt INTEGER,"
                + " state TEXT, started_at_ms INTEGER, finished_at_ms INTEGER, error_json TEXT, jj_pointer TEXT,"
                + " cached INTEGER DEFAULT 0, meta_json TEXT"
                + of.since(Generation.G2, "response_text TEXT, jj_cwd TEXT")
                + of.since(Generation.G3, "heartbeat_at_ms INTEGER, heartbeat_data_json TEXT") + ")");
        made.run("CREATE TABLE _smithers_approvals (run_id TEXT, node_id TEXT, iteration INTEGER, status TEXT,"
                + " requested_at_ms INTEGER, decided_at_ms INTEGER, note TEXT, decided_by TEXT"
                + of.since(Generation.G4, "request_json TEXT, decision_json TEXT, auto_approved INTEGER") + ")");
        made.run("CREATE TABLE _smithers_events (run_id TEXT, seq INTEGER, timestamp_ms INTEGER, type TEXT,"
                + " payload_json TEXT)");
        made.run("CREATE TABLE _smithers_ralph (run_id TEXT, ralph_id TEXT, iteration INTEGER, done INTEGER,"
                + " updated_at_ms INTEGER)");
        if (of == Generation.G4) {
            made.run("CREATE TABLE _smithers_human_requests (request_id TEXT, run_id TEXT, node_id TEXT,"
                    + " iteration INTEGER, kind TEXT, status TEXT, prompt TEXT, requested_at_ms INTEGER,"
                    + " answered_at_ms INTEGER)");
        }
        return made;
    }

    static SmithersFile empty(Path file) throws SQLException {
        return new SmithersFile(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    SmithersFile run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** @param columns name, value, name, value … */
    SmithersFile insert(String table, @Nullable Object... columns) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            values.put((String) columns[i], columns[i + 1]);
        }
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        String sql = "INSERT INTO " + table + " (" + String.join(", ", values.keySet()) + ") VALUES (" + marks + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (@Nullable Object value : values.values()) {
                statement.setObject(index++, value);
            }
            statement.executeUpdate();
        }
        return this;
    }

    SmithersFile run(String runId, @Nullable String status, @Nullable Object... more) throws SQLException {
        return with("_smithers_runs", more, "run_id", runId, "status", status, "created_at_ms", T0);
    }

    /** Lasts from {@code from} to {@code to} milliseconds after {@link #T0}. */
    SmithersFile attempt(String node, int number, @Nullable String state, long from, long to, @Nullable Object... more)
            throws SQLException {
        return with(
                "_smithers_attempts",
                more,
                "run_id",
                "r",
                "node_id",
                node,
                "iteration",
                0,
                "attempt",
                number,
                "state",
                state,
                "started_at_ms",
                T0 + from,
                "finished_at_ms",
                T0 + to);
    }

    SmithersFile event(int seq, String type, long after, @Nullable String payload) throws SQLException {
        return insert(
                "_smithers_events",
                "run_id",
                "r",
                "seq",
                seq,
                "timestamp_ms",
                T0 + after,
                "type",
                type,
                "payload_json",
                payload);
    }

    private SmithersFile with(String table, @Nullable Object[] more, @Nullable Object... columns) throws SQLException {
        @Nullable Object[] all = new @Nullable Object[columns.length + more.length];
        System.arraycopy(columns, 0, all, 0, columns.length);
        System.arraycopy(more, 0, all, columns.length, more.length);
        return insert(table, all);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
