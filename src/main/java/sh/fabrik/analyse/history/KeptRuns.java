package sh.fabrik.analyse.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.Database;
import sh.fabrik.store.LatestRunStore;

/**
 * The latest runs of specs as an earlier analysis kept them, with the runs of later rows on top. A run that is not among the kept ones and
 * has no later row ended before all of them, and is not asked for.
 */
final class KeptRuns {
    /** So many runs, scattered as they are, cost as much as what is kept. */
    static final int FEWEST = 20;

    /** So many rows, one after the other, cost as much as {@link #FEWEST} that are scattered. */
    private static final int ROWS = 100;

    /** With more on top it is time to keep them anew; with fewer, to write them costs more than it brings. */
    private static final int ON_TOP = 30;

    /** Of all specs in one go. */
    private static final String LATER = "SELECT " + RunLine.COLUMNS + """
            , rowid, spec_id FROM runs NOT INDEXED
            WHERE rowid > ? AND project_id = ? AND ended_at BETWEEN ? AND ? AND status IS NOT NULL""";

    private final LatestRunStore store;
    private final WindowSeconds window;
    private final long lastRow;
    private final Map<String, LatestRunStore.Place> places;
    private final Map<String, List<RunLine>> later = new HashMap<>();

    private KeptRuns(
            LatestRunStore store, WindowSeconds window, long lastRow, Map<String, LatestRunStore.Place> places) {
        this.store = store;
        this.window = window;
        this.lastRow = lastRow;
        this.places = places;
    }

    /**
     * A spec's latest runs in the window.
     *
     * @param runs newest first, at most {@link RunReader#LATEST}
     * @param old whether they should be kept anew
     */
    record Found(List<RunLine> runs, boolean old) {}

    /** @param now before anything is read */
    static KeptRuns read(
            Database database, LatestRunStore store, String project, WindowSeconds window, LatestRunStore.Mark now) {
        Map<String, LatestRunStore.Place> places = store.places(project, RunLines.FORM);
        long from = worthwhile(places.values(), now.lastRow());
        places.values().removeIf(place -> place.lastRow() < from);
        KeptRuns kept = new KeptRuns(store, window, now.lastRow(), places);
        if (from < now.lastRow()) {
            database.withConnection(connection -> {
                try (PreparedStatement query = connection.prepareStatement(LATER)) {
                    query.setLong(1, from);
                    query.setString(2, project);
                    query.setLong(3, window.since());
                    query.setLong(4, window.asOf());
                    kept.readLater(query);
                    return kept;
                }
            });
        }
        return kept;
    }

    /** The row after which all are read: more rows would cost more than gathering the runs of the specs that need them. */
    private static long worthwhile(Collection<LatestRunStore.Place> places, long lastRow) {
        long from = lastRow;
        long rows = 0;
        for (long row : places.stream()
                .map(LatestRunStore.Place::lastRow)
                .sorted(Comparator.reverseOrder())
                .toList()) {
            rows += ROWS;
            if (lastRow - row <= rows) {
                from = row;
            }
        }
        return from;
    }

    private void readLater(PreparedStatement query) throws SQLException {
        Map<RowLine.Part, Alike> known = new HashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String spec = row.getString(5);
                LatestRunStore.Place place = places.get(spec);
                if (place != null && row.getLong(4) > place.lastRow()) {
                    later.computeIfAbsent(spec, absent -> new ArrayList<>())
                            .add(RunLine.of(RunLine.Read.of(row), known));
                }
            }
        }
    }

    /** So many later rows are half of what the runs of these many specs are worth: then they are kept anew. */
    static long manyOnTop(int specs) {
        return (long) ROWS * specs / 2;
    }

    /** Whether those of a spec are kept, readable or not. */
    boolean has(String spec) {
        return places.containsKey(spec);
    }

    /** Empty when they have to be gathered. */
    Optional<Found> of(SpecId spec) {
        LatestRunStore.Place place = places.get(spec.id());
        if (place == null) {
            return Optional.empty();
        }
        List<RunLine> onTop = later.getOrDefault(spec.id(), List.of());
        boolean old = onTop.size() > ON_TOP || lastRow - place.lastRow() > manyOnTop(places.size());
        return store.find(spec, place)
                .flatMap(RunLines::read)
                .filter(runs -> areLatest(runs, place))
                .map(runs -> new Found(latest(runs, onTop), old));
    }

    /** Not when some ended after the window, for which earlier ones were left out, or when the window begins before what is kept. */
    private boolean areLatest(List<RunLine> runs, LatestRunStore.Place place) {
        return runs.get(0).ended() <= window.asOf()
                && (runs.size() == RunReader.LATEST || place.since() <= window.since());
    }

    /** What is kept is in order, and most specs have nothing on top. */
    private List<RunLine> latest(List<RunLine> kept, List<RunLine> onTop) {
        boolean allInWindow = kept.get(kept.size() - 1).ended() >= window.since();
        if (allInWindow && onTop.isEmpty()) {
            return kept;
        }
        return Stream.concat(kept.stream().filter(run -> run.ended() >= window.since()), onTop.stream())
                .sorted(RunLine.NEWEST_FIRST)
                .limit(RunReader.LATEST)
                .toList();
    }
}
