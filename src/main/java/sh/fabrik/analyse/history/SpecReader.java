package sh.fabrik.analyse.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.Database;

/** Reads a project's specs as their folder has them now. */
public final class SpecReader {
    private static final String SPECS = """
            SELECT id, spec_type, complexity, task_count, current_memory_limit_bytes, current_cpu_limit_mcores, current_model,
              current_timeout_seconds, fingerprint, body
            FROM specs WHERE project_id = ?""";

    private final Map<String, SpecNow> specs = new HashMap<>();
    private final String project;

    public SpecReader(Database database, String project) {
        this.project = project;
        database.rows(SPECS, row -> spec(project, row), project)
                .forEach(spec -> specs.put(spec.id().id(), spec));
    }

    /** A spec of which only runs are known says nothing itself. */
    public SpecNow spec(String id) {
        SpecNow known = specs.get(id);
        return known == null ? SpecNow.onlyRuns(new SpecId(project, id)) : known;
    }

    private static SpecNow spec(String project, ResultSet row) throws SQLException {
        return new SpecNow(
                new SpecId(project, row.getString("id")),
                text(row, "spec_type"),
                text(row, "complexity"),
                number(row, "task_count").map(Math::toIntExact),
                number(row, "current_memory_limit_bytes").map(Memory::ofBytes),
                number(row, "current_cpu_limit_mcores").map(Cpu::ofMillicores),
                text(row, "current_model").filter(name -> !name.isBlank()).map(Model::new),
                number(row, "current_timeout_seconds"),
                text(row, "fingerprint"),
                text(row, "body"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
