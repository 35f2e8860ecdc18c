package sh.fabrik.analyse.history;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;

/**
 * The latest runs of one spec in a window, with what CPU and cost are judged by.
 *
 * @param rows newest first, at most {@link Evidence#MOST_RUNS}
 * @param scope the same runs as SQL
 */
public record LatestRuns(SpecId spec, List<Row> rows, SpecScope scope) {
    /** SQLite does not say of what type a value of plain SQL is. */
    private static final List<Field<?>> FIELDS = List.of(
            ENDED_RUNS.ID,
            ENDED_RUNS.KIND,
            ENDED_RUNS.MODEL,
            ENDED_RUNS.CPU_LIMIT_MCORES,
            ENDED_RUNS.THROTTLED_SHARE,
            ENDED_RUNS.DURATION_SECONDS,
            ENDED_RUNS.LLM_COST_USD,
            RUNS.CPU_REQUEST_MCORES);

    private static final String VALUES = FIELDS.stream()
            .map(Field::getName)
            .map(name -> name.equals(RUNS.CPU_REQUEST_MCORES.getName())
                    ? "(SELECT " + name + " FROM runs WHERE runs.id = ended_runs.id)"
                    : name)
            .collect(Collectors.joining(", "));
    private static final String NEWEST_FIRST = " ORDER BY ended_at DESC, id DESC";

    public LatestRuns {
        rows = List.copyOf(rows);
    }

    /**
     * A run.
     *
     * @param reserved its CPU request
     * @param throttledShare of its CPU periods, 0 to 1
     */
    public record Row(
            String id,
            RunKind kind,
            Optional<Model> model,
            Optional<Cpu> cpuLimit,
            Optional<Cpu> reserved,
            Optional<Double> throttledShare,
            Optional<Long> seconds,
            Optional<Double> costUsd) {}

    public static LatestRuns of(DSLContext sql, SpecId spec, Window window) {
        WindowSeconds seconds = WindowSeconds.of(window);
        SpecScope scope = new SpecScope("(SELECT * FROM ended_runs WHERE project_id = "
                + SpecScope.quoted(spec.project()) + " AND spec_id = " + SpecScope.quoted(spec.id())
                + " AND ended_at BETWEEN " + seconds.since() + " AND " + seconds.asOf() + NEWEST_FIRST + " LIMIT "
                + Evidence.MOST_RUNS + ") AS ended_runs WHERE 1 = 1");
        return new LatestRuns(
                spec,
                sql.resultQuery(scope.select(VALUES, "") + NEWEST_FIRST)
                        .coerce(FIELDS)
                        .fetch(LatestRuns::row),
                scope);
    }

    /** The newest value that any run knows. */
    public <T> Optional<T> latest(Function<Row, Optional<T>> value) {
        return rows.stream().map(value).flatMap(Optional::stream).findFirst();
    }

    private static Row row(Record row) {
        return new Row(
                row.get(ENDED_RUNS.ID),
                RunKind.ofWord(row.get(ENDED_RUNS.KIND)),
                known(row, ENDED_RUNS.MODEL).filter(name -> !name.isBlank()).map(Model::new),
                known(row, ENDED_RUNS.CPU_LIMIT_MCORES).map(Cpu::ofMillicores),
                known(row, RUNS.CPU_REQUEST_MCORES).map(Cpu::ofMillicores),
                known(row, ENDED_RUNS.THROTTLED_SHARE),
                known(row, ENDED_RUNS.DURATION_SECONDS),
                known(row, ENDED_RUNS.LLM_COST_USD));
    }

    private static <T> Optional<T> known(Record row, Field<T> column) {
        return Optional.ofNullable(row.get(column));
    }
}
