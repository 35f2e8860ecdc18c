package sh.fabrik.analyse;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.run.Window;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;

/** How far the stored history reaches, so that an empty window can be told from an empty database. */
public final class History {
    private final Database database;

    public History(Database database) {
        this.database = database;
    }

    /**
     * What is stored.
     *
     * @param first when the earliest ended run ended
     * @param last when the latest ended run ended: the time that {@code --as-of latest} means
     * @param ended runs with an outcome and a time, which the analyses can see
     * @param open runs without an outcome, or without any time
     */
    public record Extent(Optional<Instant> first, Optional<Instant> last, long ended, long open) {}

    /** @param project empty for all projects */
    public Extent extent(Optional<String> project) {
        List<DayCounters.Reach> reached =
                project.map(List::of).orElseGet(new AnalysisStore(database)::projects).stream()
                        .map(new DayCounters(database)::reach)
                        .flatMap(Optional::stream)
                        .toList();
        long ended = reached.stream().mapToLong(DayCounters.Reach::runs).sum();
        long open = database.sql()
                .fetchCount(
                        RUNS,
                        project.map(RUNS.PROJECT_ID::eq)
                                .orElse(DSL.noCondition())
                                .and(RUNS.STATUS.isNull().or("ended_at IS NULL")));
        return new Extent(
                reached.stream().map(DayCounters.Reach::first).min(Comparator.naturalOrder()),
                reached.stream().map(DayCounters.Reach::last).max(Comparator.naturalOrder()),
                ended,
                open);
    }

    /** Ended runs in the window. */
    public long runs(Optional<String> project, Window window) {
        return database.sql().fetchCount(ENDED_RUNS, RunReader.in(project, window));
    }
}
