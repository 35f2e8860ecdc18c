package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.SpecId;

/**
 * The table {@code latest_runs}: the latest runs of specs, kept together as an analysis read them. Who reads them adds the
 * runs of later rows. What is kept of a spec is gone as soon as one of these runs changes.
 */
public final class LatestRunStore {
    private static final String MARK = """
            SELECT coalesce(row, 0), coalesce((SELECT id FROM runs WHERE rowid = row), ''), data_version, total_changes()
            FROM (SELECT max(rowid) AS row FROM runs), pragma_data_version""";
    private static final String PLACES = """
            SELECT spec_id, last_row, since FROM latest_runs
            WHERE project_id = ? AND form = ? AND EXISTS (SELECT 1 FROM runs WHERE rowid = last_row AND id = last_id)""";
    private static final String LINES =
            "SELECT lines FROM latest_runs WHERE project_id = ? AND spec_id = ? AND last_row = ? AND since = ?";
    private static final String SAVE =
            "INSERT OR REPLACE INTO latest_runs (project_id, spec_id, form, last_row, last_id, since, lines)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    public LatestRunStore(Database database) {
        this.database = database;
    }

    /**
     * A moment in the life of a database, for one connection.
     *
     * @param lastRow the highest rowid in {@code runs}; 0 when there are none
     * @param lastId id of that run
     * @param ofOthers changes with every change that another connection makes
     * @param own rows that this connection has changed
     */
    public record Mark(long lastRow, String lastId, long ofOthers, long own) {}

    /**
     * What is kept of a spec's runs.
     *
     * @param lastRow rowid in {@code runs} up to which they are its latest; those of later rows come on top
     * @param since of runs that ended before, in seconds since 1970 UTC, none are kept
     */
    public record Place(long lastRow, long since) {}

    /** One spec's latest runs, to be kept. */
    public static final class Lines {
        private final SpecId spec;
        private final long since;
        private final byte[] bytes;

        /**
         * Runs in the reader's form.
         *
         * @param since of those that ended before, none are among them
         */
        public Lines(SpecId spec, long since, byte[] bytes) {
            this.spec = spec;
            this.since = since;
            this.bytes = bytes.clone();
        }
    }

    /**
     * What an analysis read anew.
     *
     * @param from before anything of it was read
     * @param form of the lines
     */
    public record Reread(Mark from, int form, List<Lines> specs) {
        public Reread {
            specs = List.copyOf(specs);
        }
    }

    /** Now. */
    public Mark mark() {
        return database.rows(MARK, row -> new Mark(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .get(0);
    }

    /** The specs of a project of which runs are kept in this form. */
    public Map<String, Place> places(String project, int form) {
        Map<String, Place> found = new HashMap<>();
        try (PreparedStatement query = database.connection().prepareStatement(PLACES)) {
            query.setString(1, project);
            query.setInt(2, form);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), new Place(row.getLong(2), row.getLong(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** The runs that are kept of a spec; empty when what was kept there is gone by now. */
    public Optional<byte[]> find(SpecId spec, Place place) {
        try {
            PreparedStatement query = database.prepared(LINES);
            query.setString(1, spec.project());
            query.setString(2, spec.id());
            query.setLong(3, place.lastRow);
            query.setLong(4, place.since);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** Keeps it, unless anything changed since it was read: then the next analysis reads it once more. */
    public void save(Reread reread) {
        database.inTransaction(() -> {
            if (mark().equals(reread.from)) {
                write(reread);
            }
            return reread;
        });
    }

    private void write(Reread reread) {
        try (PreparedStatement save = database.connection().prepareStatement(SAVE)) {
            for (Lines lines : reread.specs) {
                save.setString(1, lines.spec.project());
                save.setString(2, lines.spec.id());
                save.setInt(3, reread.form);
                save.setLong(4, reread.from.lastRow);
                save.setString(5, reread.from.lastId);
                save.setLong(6, lines.since);
                save.setBytes(7, lines.bytes);
                save.executeUpdate();
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }
}
