package sh.fabrik.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sh.fabrik.run.ErrorType;
import sh.fabrik.store.bytes.KnownTexts;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.CountedRun;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DayCodec;
import sh.fabrik.store.counters.DaySummary;
import sh.fabrik.store.counters.DaySums;
import sh.fabrik.store.counters.ErrorCount;

/** Ended runs summed up per spec and day; kept with every change of runs, so that reading follows days and not runs. */
public final class DayCounters {
    private static final int BATCH = 1000;

    private static final String DAYS = """
            SELECT spec_id, day, summary, 0 FROM run_days WHERE project_id = ? AND day BETWEEN ? AND ?
            UNION ALL
            SELECT spec_id, day, summary, 1 FROM pruned_days WHERE project_id = ? AND day BETWEEN ? AND ?
            ORDER BY 1, 2""";
    private static final String REACH = """
            SELECT min(day), max(day), sum(runs) FROM
              (SELECT day, runs FROM run_days WHERE project_id = ? UNION ALL SELECT day, runs FROM pruned_days WHERE project_id = ?)""";
    /** From one spec to the next through the key, which ends with the day: specs count, and not their days. */
    private static final String LAST_DAYS = """
            WITH RECURSIVE spec (id) AS (
              SELECT min(spec_id) FROM run_days WHERE project_id = ?1
              UNION ALL
              SELECT (SELECT min(spec_id) FROM run_days WHERE project_id = ?1 AND spec_id > spec.id) FROM spec
              WHERE spec.id IS NOT NULL),
            latest (id, day) AS MATERIALIZED (
              SELECT id, (SELECT max(day) FROM run_days WHERE project_id = ?1 AND spec_id = spec.id) FROM spec
              WHERE id IS NOT NULL)
            SELECT day, summary FROM latest CROSS JOIN run_days USING (day)
            WHERE project_id = ?1 AND spec_id = latest.id AND day = (SELECT max(day) FROM latest)""";

    private final Database database;

    public DayCounters(Database database) {
        this.database = database;
    }

    /**
     * One spec's day; a day of which some runs are pruned and others stored comes twice.
     *
     * @param pruned whether its runs are no longer stored
     * @param form the summary as it is stored
     */
    public record Counted(Day day, boolean pruned, Form form) {
        /** Made anew with each call, so that any thread may have it. */
        public DaySummary summary() {
            return DayCodec.read(day.number(), form.bytes);
        }

        /** Adds the summary. @param known texts of the days before */
        public void addTo(DaySums sums, KnownTexts known) {
            DayCodec.add(day.number(), form.bytes, sums, known);
        }
    }

    /** A summary as it is stored. */
    public static final class Form {
        private final byte[] bytes;

        private Form(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * The days of a project, spec after spec and day after day.
     *
     * @param from first day, since 1970 UTC
     * @param to last day
     */
    public void read(String project, long from, long to, Consumer<Counted> each) {
        try (PreparedStatement query = database.connection().prepareStatement(DAYS)) {
            for (int table = 0; table < 2; table++) {
                query.setString(1 + 3 * table, project);
                query.setLong(2 + 3 * table, from);
                query.setLong(3 + 3 * table, to);
            }
            byte[] letters = {};
            String spec = "";
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    byte[] name = row.getBytes(1); // the same in a hundred rows, of which a text is made once
                    if (!Arrays.equals(name, letters)) {
                        letters = name;
                        spec = new String(name, StandardCharsets.UTF_8);
                    }
                    Day day = new Day(project, spec, row.getLong(2));
                    each.accept(new Counted(day, row.getInt(4) == 1, new Form(row.getBytes(3))));
                }
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** Specs of a project that have ended runs, by id; runs that name none are left out. */
    public List<String> specs(String project) {
        return database.rows(
                "SELECT DISTINCT spec_id FROM run_days WHERE project_id = ? AND trim(spec_id) <> '' ORDER BY spec_id",
                row -> row.getString(1),
                project);
    }

    /** Whether runs of the project that ended on this day or later were pruned. */
    public boolean prunedSince(String project, long day) {
        return !database.rows(
                        "SELECT 1 FROM pruned_days WHERE project_id = ? AND day >= CAST(? AS INTEGER) LIMIT 1",
                        row -> row.getInt(1),
                        project,
                        Long.toString(day))
                .isEmpty();
    }

    /** How far a project's ended runs reach; empty when it has none. */
    public Optional<Reach> reach(String project) {
        var days = database.sql().fetchSingle(REACH, project, project);
        Long first = days.get(0, Long.class);
        Long last = days.get(1, Long.class);
        if (first == null || last == null) {
            return Optional.empty();
        }
        return Optional.of(new Reach(
                Instant.ofEpochSecond(
                        ends(project, first).mapToLong(Cell::first).min().orElseThrow()),
                Instant.ofEpochSecond(
                        ends(project, last).mapToLong(Cell::last).max().orElseThrow()),
                days.get(2, Long.class)));
    }

    /** When the last of a project's ended runs ended; empty when it has none. */
    public Optional<Instant> last(String project) {
        return Stream.of(LAST_DAYS, LAST_DAYS.replace("run_days", "pruned_days"))
                .flatMap(query -> lastIn(query, project))
                .max(Long::compare)
                .map(Instant::ofEpochSecond);
    }

    private Stream<Long> lastIn(String lastDays, String project) {
        Ends ends = new Ends();
        KnownTexts known = new KnownTexts();
        database.withConnection(connection -> {
            try (PreparedStatement query = connection.prepareStatement(lastDays)) {
                query.setString(1, project);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        DayCodec.add(row.getLong(1), row.getBytes(2), ends, known);
                    }
                }
                return ends;
            }
        });
        return ends.all.runs() == 0 ? Stream.empty() : Stream.of(ends.all.last());
    }

    /** All runs as one cell, of which nothing is kept but when they ended and what is a sum. */
    private static final class Ends implements DaySums, DaySums.CellSums {
        private final Cell all = new Cell();

        @Override
        public CellSums cell(CellKey key) {
            return this;
        }

        @Override
        public void error(ErrorType type, ErrorCount count) {}

        @Override
        public Cell total() {
            return all;
        }

        @Override
        public void counted(int runs, int peaks) {}

        @Override
        public void need(long bound, int runs) {}

        @Override
        public void length(long bound, int runs) {}
    }

    /**
     * How far runs reach.
     *
     * @param first when the first of them ended
     * @param last when the last of them ended
     */
    public record Reach(Instant first, Instant last, long runs) {}

    private Stream<Cell> ends(String project, long day) {
        List<Cell> cells = new ArrayList<>();
        read(
                project,
                day,
                day,
                counted -> cells.addAll(counted.summary().cells().values()));
        return cells.stream();
    }

    /** The runs themselves of a spec that ended from one second to another, added up by the same code. */
    public DaySummary ofRuns(Day spec, long from, long to) {
        DaySummary summary = new DaySummary();
        new DayRuns(database).of(spec, from, to, summary::add);
        return summary;
    }

    /**
     * Makes all counters anew from the runs, in one transaction; those of pruned days stay as they are.
     *
     * @return days written
     */
    public int rebuild() {
        return database.inTransaction(() -> {
            database.sql().execute("DELETE FROM run_days");
            Rebuild rebuild = new Rebuild();
            new DayRuns(database).all(rebuild::add);
            rebuild.flush();
            database.sql().execute("UPDATE fabrik_version SET counters_form = " + DayCodec.FORM);
            return rebuild.written;
        });
    }

    /** Makes them when they are missing, or of another form than this fabrik writes. */
    void rebuildIfOld() {
        try {
            long form = Sql.number(database.connection(), "SELECT counters_form FROM fabrik_version");
            if (form != DayCodec.FORM) {
                refuseToLosePrunedDays(form);
                rebuild();
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** Without their runs they cannot be made anew; who changes the form has to convert them in a migration. 0: never counted. */
    private void refuseToLosePrunedDays(long form) throws SQLException {
        long days = Sql.number(database.connection(), "SELECT count(*) FROM pruned_days");
        if (form != 0 && days > 0) {
            throw new StoreProblem("The database " + database.path() + " holds " + days
                    + " days of pruned runs, counted in form " + form + ", and this fabrik reads form " + DayCodec.FORM
                    + " only; use the fabrik that counted them, so that they are not lost.");
        }
    }

    /** Makes all days of these specs anew from their runs, inside the caller's transaction. */
    void recount(String project, Collection<String> specs) {
        Rebuild rebuild = new Rebuild();
        for (String spec : specs) {
            database.sql().execute("DELETE FROM run_days WHERE project_id = ? AND spec_id = ?", project, spec);
            new DayRuns(database).of(new Day(project, spec, 0), Long.MIN_VALUE, Long.MAX_VALUE, rebuild::add);
        }
        rebuild.flush();
    }

    private final class Rebuild {
        private final Map<Day, DaySummary> days = new LinkedHashMap<>();
        private int written;

        void add(CountedRun run) {
            if (days.size() >= BATCH && !days.containsKey(run.day())) {
                flush();
            }
            days.computeIfAbsent(run.day(), day -> new DaySummary()).add(run);
        }

        void flush() {
            DayTable table = DayTable.live(database);
            // a spec without a name is NULL in some runs and empty in others, which do not follow each other
            days.replaceAll((day, summary) ->
                    day.spec().isEmpty() ? table.find(day).map(summary::add).orElse(summary) : summary);
            table.save(days);
            written += days.size();
            days.clear();
        }
    }
}
