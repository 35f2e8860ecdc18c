package sh.fabrik.analyse;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;

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
        Condition mine = project.map(ENDED_RUNS.PROJECT_ID::eq).orElse(DSL.noCondition());
        var row = database.sql()
                .select(DSL.min(ENDED_RUNS.ENDED_AT), DSL.max(ENDED_RUNS.ENDED_AT), DSL.count())
                .from(ENDED_RUNS)
                .where(mine)
                .fetchSingle();
        long all =
                database.sql().fetchCount(RUNS, project.map(RUNS.PROJECT_ID::eq).orElse(DSL.noCondition()));
        return new Extent(
                Optional.ofNullable(row.value1()).map(Instant::ofEpochSecond),
                Optional.ofNullable(row.value2()).map(Instant::ofEpochSecond),
                row.value3(),
                all - row.value3());
    }

    /** Ended runs in the window. */
    public long runs(Optional<String> project, Window window) {
        return database.sql().fetchCount(ENDED_RUNS, RunReader.in(project, window));
    }
}
