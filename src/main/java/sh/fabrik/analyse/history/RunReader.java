package sh.fabrik.analyse.history;

import static sh.fabrik.analyse.history.RowLine.number;
import static sh.fabrik.analyse.history.RowLine.text;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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

    /** First what differs from run to run, then what many runs share: {@link Alike} is made once for all of them. */
    private static final String LINE = RowLine.of(
            text("id"),
            number("ended_at"),
            number("started_at"),
            number("memory_peak_bytes"),
            number("cpu_mean_mcores"),
            number("coalesce(cpu_p95_mcores, cpu_peak_mcores)"),
            number("throttled_share IS NOT NULL"),
            number("duration_seconds"),
            number("llm_cost_usd IS NOT NULL"),
            number("iterations"),
            text("kind"),
            text("status"),
            text("failure_reason"),
            text("error_type"),
            number("killed"),
            text("spec_type"),
            text("spec_fingerprint"),
            text("model"),
            number("memory_limit_bytes"),
            number("cpu_request_mcores"),
            number("cpu_limit_mcores"),
            number("timeout_seconds"));

    private static final String QUERY = "SELECT " + LINE + ", throttled_share, llm_cost_usd" + """
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

    /** Plain JDBC: there are hundreds of runs of hundreds of specs. */
    private List<EndedRun> read(Connection connection, SpecId spec) throws SQLException {
        List<EndedRun> runs = new ArrayList<>();
        Map<RowLine.Rest, Alike> known = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, spec.project());
            query.setString(2, spec.id());
            query.setLong(3, window.since());
            query.setLong(4, window.asOf());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(run(row, known));
                }
            }
        }
        return runs;
    }

    /** How runs ended and what they ran with. */
    private record Alike(EndedRun.End how, EndedRun.Settings settings) {}

    /** In the order of {@link #LINE}. */
    private static EndedRun run(ResultSet row, Map<RowLine.Rest, Alike> known) throws SQLException {
        RowLine line = new RowLine(row.getBytes(1));
        String id = line.text().orElseThrow();
        Instant end = line.number().map(Instant::ofEpochSecond).orElseThrow();
        Optional<Instant> start = line.number().map(Instant::ofEpochSecond);
        EndedRun.Use use = use(line, row);
        Alike alike = known.computeIfAbsent(line.rest(), rest -> new Alike(end(line), settings(line)));
        return new EndedRun(id, start, end, alike.how, alike.settings, use);
    }

    private static EndedRun.End end(RowLine line) {
        return new EndedRun.End(
                line.text().map(RunKind::ofWord).orElseThrow(),
                line.text().map(Outcome::ofWord).orElseThrow(),
                line.text().flatMap(FailureReason::find),
                line.text().flatMap(ErrorType::find),
                line.yes());
    }

    private static EndedRun.Settings settings(RowLine line) {
        return new EndedRun.Settings(
                line.text(),
                line.text(),
                line.text().filter(name -> !name.isBlank()).map(Model::new),
                line.number().map(Memory::ofBytes),
                line.number().map(Cpu::ofMillicores),
                line.number().map(Cpu::ofMillicores),
                line.number());
    }

    private static EndedRun.Use use(RowLine line, ResultSet row) throws SQLException {
        return new EndedRun.Use(
                line.number().map(Memory::ofBytes),
                line.number(),
                line.number(),
                real(line, row, 2),
                line.number(),
                real(line, row, 3),
                line.number());
    }

    /** A text would not give the same number back to the last bit. */
    private static Optional<Double> real(RowLine line, ResultSet row, int column) throws SQLException {
        return line.yes() ? Optional.of(row.getDouble(column)) : Optional.empty();
    }
}
