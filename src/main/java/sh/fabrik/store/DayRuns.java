package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunKind;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.CountedRun;
import sh.fabrik.store.counters.Day;

/** Reads stored runs as the counters need them, spec after spec and day after day. */
final class DayRuns {
    private static final String FIELD = "\u001f";
    private static final String ROW = "\u001e";
    private static final String QUERY = """
            SELECT project_id, coalesce(spec_id, ''), ended_at, kind, killed, status, spec_fingerprint, model, spec_type,
              memory_limit_bytes, tasks_total, llm_cost_usd, duration_seconds, timeout_seconds, iterations, attempts,
              input_tokens, output_tokens, memory_peak_bytes, CASE status WHEN 'success' THEN NULL ELSE error_type END,
              (SELECT group_concat(tasks.error_type || char(31) || task_type, char(30)) FROM tasks
               WHERE tasks.run_id = runs.id AND tasks.status IN ('failed', 'retry') AND tasks.error_type IS NOT NULL),
              (SELECT group_concat(errors.error_type, char(30)) FROM errors WHERE errors.run_id = runs.id)
            FROM runs WHERE status IS NOT NULL AND ended_at IS NOT NULL""";
    private static final String OF_SPEC = " AND project_id = ? AND %s AND ended_at BETWEEN ? AND ?";
    private static final String ORDER = " ORDER BY project_id, spec_id, ended_at";

    private final Database database;

    DayRuns(Database database) {
        this.database = database;
    }

    /** All ended runs, spec after spec and day after day. */
    void all(Consumer<CountedRun> each) {
        read(QUERY + ORDER, statement -> {}, each);
    }

    /** Ended runs of a spec that ended from one second to another, both included. */
    void of(Day spec, long from, long to, Consumer<CountedRun> each) {
        // an index serves "IS NULL" but not a coalesce
        String named = spec.spec().isEmpty() ? "(spec_id IS NULL OR spec_id = ?)" : "spec_id = ?";
        read(
                QUERY + String.format(OF_SPEC, named) + " ORDER BY ended_at",
                statement -> {
                    statement.setString(1, spec.project());
                    statement.setString(2, spec.spec());
                    statement.setLong(3, from);
                    statement.setLong(4, to);
                },
                each);
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void read(String query, Binding binding, Consumer<CountedRun> each) {
        try (PreparedStatement statement = database.connection().prepareStatement(query)) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(run(row));
                }
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private static CountedRun run(ResultSet row) throws SQLException {
        long end = row.getLong(3);
        String status = row.getString(6);
        return new CountedRun(
                new Day(row.getString(1), row.getString(2), Day.of(end)),
                key(row),
                end,
                status.equals("failed") || status.equals("timeout"),
                use(row),
                errors(row.getString(20), row.getString(21), row.getString(22)));
    }

    private static CellKey key(ResultSet row) throws SQLException {
        return new CellKey(
                RunKind.ofWord(row.getString(4)),
                row.getInt(5) == 1,
                text(row.getString(7)),
                text(row.getString(8)),
                text(row.getString(9)),
                row.getLong(10),
                number(row, 11).orElse(CellKey.UNKNOWN_TASKS));
    }

    private static CountedRun.Use use(ResultSet row) throws SQLException {
        double cost = row.getDouble(12);
        Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(cost);
        return new CountedRun.Use(
                known,
                number(row, 13),
                number(row, 14),
                number(row, 15),
                number(row, 16),
                number(row, 17),
                number(row, 18),
                number(row, 19));
    }

    private static Map<ErrorType, Map<String, Integer>> errors(
            @Nullable String own, @Nullable String attempts, @Nullable String others) {
        if (own == null && attempts == null && others == null) {
            return Map.of();
        }
        Map<ErrorType, Map<String, Integer>> errors = new EnumMap<>(ErrorType.class);
        Optional.ofNullable(own).ifPresent(word -> see(errors, word));
        for (String word : others == null ? new String[0] : others.split(ROW)) {
            see(errors, word);
        }
        for (String attempt : attempts == null ? new String[0] : attempts.split(ROW)) {
            String[] parts = attempt.split(FIELD, 2);
            see(errors, parts[0]);
            ErrorType.find(parts[0]).map(errors::get).ifPresent(types -> types.merge(parts[1], 1, Integer::sum));
        }
        return errors;
    }

    private static void see(Map<ErrorType, Map<String, Integer>> errors, String word) {
        ErrorType.find(word).ifPresent(type -> errors.computeIfAbsent(type, absent -> new TreeMap<>()));
    }

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
