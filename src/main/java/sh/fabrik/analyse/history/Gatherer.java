package sh.fabrik.analyse.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import sh.fabrik.store.Database;

/**
 * Reads the latest runs of many specs in the order of their rows. Spec after spec, each run's page would be read anew, since the runs of
 * one spec are scattered; which they are is known without reading them, from an index.
 */
final class Gatherer {
    /** So many more are looked up than wanted, for runs that ended in the same second. */
    private static final int TIES = 20;

    private static final int AT_ONCE = 2000;

    private static final String ROWS = """
            SELECT rowid, ended_at FROM runs WHERE project_id = ? AND spec_id = ? AND ended_at BETWEEN ? AND ?
            ORDER BY ended_at DESC LIMIT\s""" + (RunReader.LATEST + TIES);
    private static final String LINES = "SELECT " + RunLine.COLUMNS
            + ", spec_id FROM runs WHERE rowid IN (SELECT value FROM json_each(?)) AND status IS NOT NULL";

    private final Database database;
    private final String project;
    private final WindowSeconds window;

    Gatherer(Database database, String project, WindowSeconds window) {
        this.database = database;
        this.project = project;
        this.window = window;
    }

    /**
     * On a connection of its own, so that any thread may ask.
     *
     * @return runs of each spec, in no order, all that may be among its latest; without specs whose runs have to be gathered one by one
     */
    Map<String, List<RunLine.Read>> gather(Collection<String> specs) {
        try (Database another = database.another()) {
            return another.withConnection(connection -> gather(connection, specs));
        }
    }

    private Map<String, List<RunLine.Read>> gather(Connection connection, Collection<String> specs)
            throws SQLException {
        Map<String, long[]> rows = rows(connection, specs);
        Map<String, List<RunLine.Read>> bySpec = lines(
                connection,
                rows.values().stream().flatMapToLong(Arrays::stream).sorted().toArray());
        // a run without a status is not yet one, and others before it may be missing
        rows.forEach((spec, all) -> {
            if (all.length >= RunReader.LATEST
                    && bySpec.getOrDefault(spec, List.of()).size() < all.length) {
                bySpec.remove(spec);
            }
        });
        return bySpec;
    }

    /** Their rows; without specs of which more runs ended in one second than were looked up. */
    private Map<String, long[]> rows(Connection connection, Collection<String> specs) throws SQLException {
        Map<String, long[]> rows = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            for (String spec : specs) {
                query.setString(1, project);
                query.setString(2, spec);
                query.setLong(3, window.since());
                query.setLong(4, window.asOf());
                try (ResultSet row = query.executeQuery()) {
                    Newest newest = Newest.of(row);
                    if (newest.isComplete()) {
                        rows.put(spec, newest.rows());
                    }
                }
            }
        }
        return rows;
    }

    /** Rows of a spec's runs, newest first, and when they ended. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Newest(long[] rows, long[] ended) {
        static Newest of(ResultSet row) throws SQLException {
            LongStream.Builder rows = LongStream.builder();
            LongStream.Builder ended = LongStream.builder();
            while (row.next()) {
                rows.add(row.getLong(1));
                ended.add(row.getLong(2));
            }
            return new Newest(rows.build().toArray(), ended.build().toArray());
        }

        /** Whether the latest are surely among them. */
        boolean isComplete() {
            return rows.length < RunReader.LATEST + TIES || ended[RunReader.LATEST - 1] != ended[rows.length - 1];
        }
    }

    private static Map<String, List<RunLine.Read>> lines(Connection connection, long[] rows) throws SQLException {
        Map<String, List<RunLine.Read>> bySpec = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(LINES)) {
            for (int from = 0; from < rows.length; from += AT_ONCE) {
                query.setString(
                        1,
                        Arrays.stream(rows, from, Math.min(from + AT_ONCE, rows.length))
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(",", "[", "]")));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        bySpec.computeIfAbsent(row.getString(4), spec -> new ArrayList<>())
                                .add(RunLine.Read.of(row));
                    }
                }
            }
        }
        return bySpec;
    }
}
