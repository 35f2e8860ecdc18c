package sh.fabrik.analyse.history;

import static sh.fabrik.analyse.history.RowLine.number;
import static sh.fabrik.analyse.history.RowLine.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.Memory;

/**
 * A run, and what it was read from.
 *
 * @param own the part of its line that tells what differs from run to run
 */
record RunLine(EndedRun run, RowLine.Part own, Alike alike) {
    private static final String OTHER_ERRORS = "EXISTS (SELECT 1 FROM errors WHERE errors.run_id = runs.id)";
    private static final String ERRORS_OF_ATTEMPTS = """
            EXISTS (SELECT 1 FROM tasks WHERE tasks.run_id = runs.id AND tasks.error_type IS NOT NULL
              AND tasks.status IN ('failed', 'retry'))""";

    /** Three columns of {@code runs}: a line, and two numbers that as texts would not come back to the last bit. */
    static final String COLUMNS = RowLine.of(
                    text("id"),
                    number("ended_at"),
                    number("started_at"),
                    number("memory_peak_bytes"),
                    number("cpu_mean_mcores"),
                    number("coalesce(cpu_p95_mcores, cpu_peak_mcores)"),
                    number("duration_seconds"),
                    number("iterations"),
                    number("throttled_share IS NOT NULL"),
                    number("llm_cost_usd IS NOT NULL"),
                    // from here on what many runs share
                    text("kind"),
                    text("status"),
                    text("failure_reason"),
                    text("error_type"),
                    number("killed"),
                    number(ERRORS_OF_ATTEMPTS),
                    number(OTHER_ERRORS),
                    text("spec_type"),
                    text("spec_fingerprint"),
                    text("model"),
                    number("memory_limit_bytes"),
                    number("cpu_request_mcores"),
                    number("cpu_limit_mcores"),
                    number("timeout_seconds"))
            + ", throttled_share, llm_cost_usd";

    /** As their runs. */
    static final Comparator<RunLine> NEWEST_FIRST = (one, other) -> EndedRun.NEWEST_FIRST.compare(one.run, other.run);

    /**
     * A run as it was read: a fraction of what it takes in memory once it is told apart.
     *
     * @param line the first of {@link #COLUMNS}
     * @param throttled the second; 0 when it is unknown, which the line tells
     * @param cost the third, in the same way
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Read(byte[] line, double throttled, double cost) {
        /** @param row whose first columns are {@link #COLUMNS} */
        static Read of(ResultSet row) throws SQLException {
            return new Read(row.getBytes(1), row.getDouble(2), row.getDouble(3));
        }
    }

    static RunLine of(Read read, Map<RowLine.Part, Alike> known) {
        RowLine line = new RowLine(read.line);
        Own own = Own.of(line);
        Alike alike = known.computeIfAbsent(line.rest(), Alike::of);
        Optional<Double> throttled = own.throttled ? Optional.of(read.throttled) : Optional.empty();
        Optional<Double> cost = own.cost ? Optional.of(read.cost) : Optional.empty();
        return own.line(alike, throttled, cost);
    }

    /** @param line at what is the run's own, behind which stand the two numbers, where they are known */
    static RunLine of(RowLine line, Alike alike) {
        Own own = Own.of(line);
        Optional<Double> throttled = own.throttled ? Optional.of(line.real()) : Optional.empty();
        Optional<Double> cost = own.cost ? Optional.of(line.real()) : Optional.empty();
        return own.line(alike, throttled, cost);
    }

    long ended() {
        return run.end().getEpochSecond();
    }

    /** What differs from run to run. */
    private record Own(
            RowLine.Part part,
            String id,
            Instant end,
            Optional<Instant> start,
            Optional<Memory> peak,
            Optional<Long> cpuMean,
            Optional<Long> cpuHigh,
            Optional<Long> seconds,
            Optional<Long> iterations,
            boolean throttled,
            boolean cost) {

        static Own of(RowLine line) {
            int begin = line.at();
            String id = line.text().orElseThrow();
            Instant end = Instant.ofEpochSecond(line.known());
            Optional<Instant> start = line.number(Instant::ofEpochSecond);
            Optional<Memory> peak = line.number(Memory::ofBytes);
            Optional<Long> cpuMean = line.number();
            Optional<Long> cpuHigh = line.number();
            Optional<Long> seconds = line.number();
            Optional<Long> iterations = line.number();
            boolean throttled = line.yes();
            boolean cost = line.yes();
            return new Own(
                    line.since(begin), id, end, start, peak, cpuMean, cpuHigh, seconds, iterations, throttled, cost);
        }

        RunLine line(Alike alike, Optional<Double> throttledShare, Optional<Double> costUsd) {
            var use = new EndedRun.Use(peak, cpuMean, cpuHigh, throttledShare, seconds, costUsd, iterations);
            return new RunLine(new EndedRun(id, start, end, alike.how(), alike.settings(), use), part, alike);
        }
    }
}
