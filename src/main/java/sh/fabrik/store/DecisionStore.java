package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.fact.FactWriter;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.StoredDecision;

/** Decisions and what they rest on. */
public final class DecisionStore {
    /** Long enough for the run that got one to end and to be looked at. */
    private static final Duration KEPT = Duration.ofDays(14);

    private static final String INSERT = "INSERT OR IGNORE INTO decisions"
            + " (id, project_id, spec_id, request, rules_hash, analysis_id, answer, decided_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    public DecisionStore(Database database) {
        this.database = database;
    }

    /** Remembers what an analysis decided ahead, and forgets the project's decisions of more than two weeks ago. */
    public void remember(String project, List<Decided> decided, Instant at) {
        database.inTransaction(() -> {
            try {
                forget(database.connection(), project, at.minus(KEPT));
                insert(database.connection(), decided, at);
                return decided;
            } catch (SQLException e) {
                throw Problems.of(database.path(), e);
            }
        });
    }

    /** Remembers one decision if that is possible right now; waits for nobody, and fails silently. */
    public static void tryToRemember(Path file, Decided decided, Instant at) {
        try (Connection connection = Connections.writable(file, Duration.ZERO)) {
            insert(connection, List.of(decided), at);
        } catch (SQLException e) {
            // the same question is answered by the rules again
        }
    }

    /** Those whose id starts with the prefix. */
    public List<StoredDecision> findByPrefix(String prefix) {
        String query = "SELECT id, project_id, spec_id, request, rules_hash, analysis_id, answer, decided_at"
                + " FROM decisions WHERE substr(id, 1, length(?)) = ? ORDER BY id";
        try (PreparedStatement statement = database.connection().prepareStatement(query)) {
            statement.setString(1, prefix);
            statement.setString(2, prefix);
            List<StoredDecision> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(stored(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private static StoredDecision stored(ResultSet row) throws SQLException {
        SpecId spec = new SpecId(row.getString(2), row.getString(3));
        return new StoredDecision(
                new Decided(
                        row.getString(1),
                        (RunRequest) FactJson.read(row.getString(4)).get(0),
                        new Decided.Basis(row.getString(5), row.getLong(6)),
                        DecisionColumn.read(spec, row.getString(7))),
                Instant.ofEpochSecond(row.getLong(8)));
    }

    private static void forget(Connection connection, String project, Instant before) throws SQLException {
        String delete = "DELETE FROM decisions WHERE project_id = ? AND decided_at < ?";
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, project);
            statement.setLong(2, before.getEpochSecond());
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, List<Decided> all, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Decided decided : all) {
                SpecId spec = decided.request().spec();
                statement.setString(1, decided.id());
                statement.setString(2, spec.project());
                statement.setString(3, spec.id());
                statement.setString(4, FactWriter.write(List.of(decided.request())));
                statement.setString(5, decided.basis().rules());
                statement.setLong(6, decided.basis().analysis());
                statement.setString(7, DecisionColumn.write(decided.decision()));
                statement.setLong(8, at.getEpochSecond());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
