package sh.fabrik.analyse.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;

/**
 * The latest runs of one spec in a window, with what CPU and cost are judged by.
 *
 * @param rows newest first, at most {@link RunReader#LATEST}
 * @param scope the same runs as SQL
 */
public record LatestRuns(SpecId spec, List<Row> rows, SpecScope scope) {
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

    public static LatestRuns of(SpecRuns spec) {
        return new LatestRuns(
                spec.id(), spec.runs().stream().map(LatestRuns::row).toList(), spec.latestScope());
    }

    /** The newest value that any run knows. */
    public <T> Optional<T> latest(Function<Row, Optional<T>> value) {
        return rows.stream().map(value).flatMap(Optional::stream).findFirst();
    }

    private static Row row(EndedRun run) {
        return new Row(
                run.id(),
                run.kind(),
                run.settings().model(),
                run.settings().cpuLimit(),
                run.settings().cpuRequest(),
                run.use().throttledShare(),
                run.use().seconds(),
                run.use().costUsd());
    }
}
