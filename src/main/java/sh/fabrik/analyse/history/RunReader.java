package sh.fabrik.analyse.history;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;

/** Reads the latest ended runs of one spec after the other, through an index, so that it costs the same however long the history is. */
public final class RunReader {
    /** So many of a spec's latest runs are read one by one; what is said of all its runs comes from {@link SpecCounts}. */
    public static final int LATEST = 200;

    private static final String QUERY = """
            SELECT id, ended_at, kind, status, failure_reason, error_type, killed, started_at, spec_type, spec_fingerprint, model,
              memory_limit_bytes, cpu_limit_mcores, timeout_seconds, memory_peak_bytes, cpu_mean_mcores,
              coalesce(cpu_p95_mcores, cpu_peak_mcores), duration_seconds, llm_cost_usd, iterations,
              cpu_request_mcores, throttled_share
            FROM runs
            WHERE project_id = ? AND spec_id = ? AND ended_at BETWEEN ? AND ? AND status IS NOT NULL
            ORDER BY ended_at DESC, id DESC LIMIT\s""" + LATEST;

    private final DSLContext sql;
    private final WindowSeconds window;

    public RunReader(DSLContext sql, WindowSeconds window) {
        this.sql = sql;
        this.window = window;
    }

    /** Runs of the window, of one project or of all. */
    public static Condition in(Optional<String> project, Window window) {
        WindowSeconds seconds = WindowSeconds.of(window);
        Condition inWindow = ENDED_RUNS.ENDED_AT.between(seconds.since(), seconds.asOf());
        return project.map(ENDED_RUNS.PROJECT_ID::eq).map(inWindow::and).orElse(inWindow);
    }

    /** Runs that say which spec they ran. */
    public static Condition named() {
        return DSL.trim(ENDED_RUNS.SPEC_ID)
                .ne("")
                .and(DSL.trim(ENDED_RUNS.PROJECT_ID).ne(""));
    }

    /** Runs that count for their spec and their model. */
    public static Condition judged() {
        return ENDED_RUNS.KIND.in(RunKind.SUCCESS.word(), RunKind.WORK.word(), RunKind.TIMEOUT.word());
    }

    /** Newest first, at most {@link #LATEST}. */
    public List<EndedRun> latest(SpecId spec) {
        return sql.connectionResult(connection -> read(connection, spec));
    }

    /** Plain JDBC: hundreds of runs of hundreds of specs, of which each column is read once. */
    private List<EndedRun> read(Connection connection, SpecId spec) throws SQLException {
        List<EndedRun> runs = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, spec.project());
            query.setString(2, spec.id());
            query.setLong(3, window.since());
            query.setLong(4, window.asOf());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(new EndedRun(
                            row.getString(1),
                            Instant.ofEpochSecond(row.getLong(2)),
                            end(row),
                            settings(row),
                            use(row)));
                }
            }
        }
        return runs;
    }

    private static EndedRun.End end(ResultSet row) throws SQLException {
        return new EndedRun.End(
                RunKind.ofWord(row.getString(3)),
                Outcome.ofWord(row.getString(4)),
                text(row, 5).flatMap(FailureReason::find),
                text(row, 6).flatMap(ErrorType::find),
                row.getInt(7) == 1);
    }

    private static EndedRun.Settings settings(ResultSet row) throws SQLException {
        return new EndedRun.Settings(
                number(row, 8).map(Instant::ofEpochSecond),
                text(row, 9),
                text(row, 10),
                text(row, 11).filter(name -> !name.isBlank()).map(Model::new),
                number(row, 12).map(Memory::ofBytes),
                number(row, 21).map(Cpu::ofMillicores),
                number(row, 13).map(Cpu::ofMillicores),
                number(row, 14));
    }

    private static EndedRun.Use use(ResultSet row) throws SQLException {
        return new EndedRun.Use(
                number(row, 15).map(Memory::ofBytes),
                number(row, 16),
                number(row, 17),
                real(row, 22),
                number(row, 18),
                real(row, 19),
                number(row, 20));
    }

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static Optional<Double> real(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        @Nullable String text = row.getString(column);
        return Optional.ofNullable(text);
    }
}
