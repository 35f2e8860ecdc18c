package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import sh.fabrik.store.counters.Day;

/**
 * Lets the details of old runs go: the runs and what hangs on them, and what the sources said of them. Their days stay counted, and
 * of each run its name and time stay, so that it does not come back as a new one.
 */
public final class Retention {
    /** Of how many days the details are kept, unless someone says otherwise. */
    public static final Duration USUAL = Duration.ofDays(90);

    private final Database database;

    public Retention(Database database) {
        this.database = database;
    }

    /**
     * What a pruning took, or would take.
     *
     * @param runs ended runs
     * @param days UTC days that they ended on
     * @param before the first moment of which the details are kept
     */
    public record Pruned(long runs, int days, Instant before) {}

    /** What {@link #prune} would take. */
    public Pruned look(Duration keep, Instant now) {
        long first = firstKept(keep, now);
        long runs = database.sql()
                .fetchSingle("SELECT coalesce(sum(runs), 0) FROM run_days WHERE day < ?", first)
                .get(0, Long.class);
        return new Pruned(runs, oldDays(first).size(), Instant.ofEpochSecond(Day.start(first)));
    }

    /**
     * Prunes whole UTC days, the oldest first, each in a transaction of its own: interrupted, it is done as far as it came.
     *
     * @param keep the days that begin within so much time before {@code now} are kept
     */
    public Pruned prune(Duration keep, Instant now) {
        Pruned old = look(keep, now);
        for (long day : oldDays(firstKept(keep, now))) {
            database.inTransaction(() -> {
                prune(day);
                return day;
            });
        }
        return old;
    }

    private static long firstKept(Duration keep, Instant now) {
        return Day.of(now.minus(keep).getEpochSecond());
    }

    private List<Long> oldDays(long first) {
        return database.sql()
                .fetch("SELECT DISTINCT day FROM run_days WHERE day < ? ORDER BY day", first)
                .map(row -> row.get(0, Long.class));
    }

    private void prune(long day) {
        statements(
                "CREATE TEMP TABLE IF NOT EXISTS old_runs (id TEXT NOT NULL PRIMARY KEY)",
                "CREATE TEMP TABLE IF NOT EXISTS old_keys (id INTEGER NOT NULL PRIMARY KEY, pack INTEGER NOT NULL)",
                "DELETE FROM old_runs",
                "DELETE FROM old_keys");
        for (String spec :
                List.of("runs.spec_id = run_days.spec_id", "run_days.spec_id = '' AND runs.spec_id IS NULL")) {
            database.sql()
                    .execute(
                            "INSERT OR IGNORE INTO old_runs SELECT runs.id FROM run_days CROSS JOIN runs"
                                    + " WHERE run_days.day = ? AND runs.project_id = run_days.project_id AND " + spec
                                    + " AND runs.ended_at BETWEEN ? AND ? AND runs.status IS NOT NULL",
                            day,
                            Day.start(day),
                            Day.start(day + 1) - 1);
        }
        statements(RollUp.STATEMENTS.toArray(String[]::new));
        statements(WORK);
        DayTable live = DayTable.live(database);
        DayTable.pruned(database).add(live.ofDay(day));
        database.sql().execute("DELETE FROM run_days WHERE day = ?", day);
    }

    private static final String[] WORK = Stream.concat(
                    Stream.of(
                            "INSERT OR IGNORE INTO pruned_runs SELECT project_id, run_id, coalesce(started_at, ended_at), ended_at"
                                    + " FROM runs WHERE id IN (SELECT id FROM old_runs)",
                            "INSERT INTO old_keys SELECT run_keys.id, run_keys.pack FROM old_runs"
                                    + " JOIN runs ON runs.id = old_runs.id"
                                    + " JOIN run_keys ON run_keys.project_id = runs.project_id AND run_keys.run_id = runs.run_id"
                                    + " WHERE run_keys.run = runs.id",
                            "INSERT INTO old_keys SELECT -runs.rowid, part / " + PartPacks.MOST
                                    + " FROM runs WHERE id IN (SELECT id FROM old_runs) AND part IS NOT NULL",
                            "UPDATE part_packs SET live = live - (SELECT count(*) FROM old_keys WHERE pack = part_packs.id)"
                                    + " WHERE id IN (SELECT pack FROM old_keys)",
                            "DELETE FROM part_packs WHERE live <= 0 AND id IN (SELECT pack FROM old_keys)",
                            "DELETE FROM follow_ups WHERE source IN ('prometheus', 'loki') AND key IN (SELECT key FROM run_keys"
                                    + " WHERE id IN (SELECT id FROM old_keys) AND source = 'kubernetes')",
                            "DELETE FROM run_keys WHERE id IN (SELECT id FROM old_keys)"),
                    Stream.concat(
                            Stream.of("tasks", "resources", "errors", "run_pods")
                                    .map(table ->
                                            "DELETE FROM " + table + " WHERE run_id IN (SELECT id FROM old_runs)"),
                            Stream.of("DELETE FROM runs WHERE id IN (SELECT id FROM old_runs)")))
            .toArray(String[]::new);

    private void statements(String... statements) {
        for (String statement : statements) {
            database.sql().execute(statement);
        }
    }
}
