package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import sh.fabrik.facts.Fact;
import sh.fabrik.run.SpecId;

/** What the latest analysis knows of a spec, read the short way: one connection, one version row, one row of facts. */
public final class FactSnapshots {
    private FactSnapshots() {}

    /**
     * @param patience longest wait for a locked database
     * @throws StoreProblem when there is no database, it is of another version, locked or damaged, or knows nothing of the
     *     spec
     */
    public static List<Fact> read(Path file, SpecId spec, Duration patience) {
        Database.refuseAbsent(file);
        try (Connection connection = Connections.readOnly(file, patience)) {
            refuseOtherVersion(file, connection);
            return facts(file, connection, spec);
        } catch (SQLException e) {
            throw Problems.of(file, e);
        }
    }

    private static void refuseOtherVersion(Path file, Connection connection) throws SQLException {
        long version = Sql.number(connection, "SELECT schema_version FROM fabrik_version WHERE only_row = 1");
        if (version != Schema.VERSION) {
            throw new StoreProblem("The database " + file + " has schema " + version + ", this fabrik needs "
                    + Schema.VERSION + "; run \"fabrik analyze\" once.");
        }
    }

    private static List<Fact> facts(Path file, Connection connection, SpecId spec) throws SQLException {
        String query = "SELECT facts FROM spec_facts WHERE project_id = ? AND spec_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, spec.project());
            statement.setString(2, spec.id());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreProblem("Nothing is known of the spec " + spec + " of project " + spec.project()
                            + " in " + file + "; collect its runs and run \"fabrik analyze\".");
                }
                return FactJson.read(row.getString(1));
            }
        }
    }
}
