package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Fact;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.fact.FactColumn;
import sh.fabrik.suggest.Decision;

/** What the latest analysis left for a run that is about to start, read the short way: one connection and a few rows. */
public final class PreRunReading implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private PreRunReading(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * @param patience longest wait for a locked database
     * @throws StoreProblem when there is no database, or it is of another version, locked or damaged
     */
    public static PreRunReading open(Path file, Duration patience) {
        DatabaseFile.refuseAbsent(file);
        try {
            Connection connection = Connections.readOnly(file, patience);
            try {
                refuseOtherVersion(file, connection);
                return new PreRunReading(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
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

    /**
     * Number of the analysis that knows the spec.
     *
     * @throws StoreProblem when none does
     */
    public long analysis(SpecId spec) {
        return Long.parseLong(first(
                        "SELECT analysis_id FROM spec_facts WHERE project_id = ? AND spec_id = ?",
                        spec.project(),
                        spec.id())
                .orElseThrow(() -> unknown(spec)));
    }

    /** The decision with this id, if it was given before. */
    public Optional<Decision> remembered(String id, SpecId spec) {
        return first("SELECT answer FROM decisions WHERE id = ?", id).map(answer -> DecisionColumn.read(spec, answer));
    }

    /**
     * What the analysis knows of the spec.
     *
     * @throws StoreProblem when it knows nothing
     */
    public List<Fact> facts(SpecId spec) {
        String text = first(
                        "SELECT facts FROM spec_facts WHERE project_id = ? AND spec_id = ?", spec.project(), spec.id())
                .orElseThrow(() -> unknown(spec));
        return FactColumn.read(text).orElseGet(() -> FactJson.read(text));
    }

    private StoreProblem unknown(SpecId spec) {
        return new StoreProblem("Nothing is known of the spec " + spec.id() + " of project " + spec.project() + " in "
                + file + "; collect its runs and run \"fabrik analyze\".");
    }

    private Optional<String> first(String query, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Problems.of(file, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Problems.of(file, e);
        }
    }
}
