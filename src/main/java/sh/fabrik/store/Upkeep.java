package sh.fabrik.store;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks after a database: is everything in it whole and in agreement, and how small can the file be. */
public final class Upkeep {
    private static final int MOST = 20; // findings of one kind: more help nobody

    /** Days whose counter tells another number of runs than there are; days from before the first run kept may have been rolled up. */
    private static final String COUNTERS = """
            WITH counted AS (
              SELECT project_id, coalesce(spec_id, '') AS spec_id, CAST(floor(ended_at / 86400.0) AS INTEGER) AS day, count(*) AS runs
              FROM runs WHERE status IS NOT NULL AND ended_at IS NOT NULL GROUP BY 1, 2, 3),
            kept AS (SELECT project_id, min(day) AS day FROM counted GROUP BY 1)
            SELECT 'The counters of ' || coalesce(c.project_id, d.project_id) || '/' || coalesce(c.spec_id, d.spec_id) || ' on '
              || date(coalesce(c.day, d.day) * 86400, 'unixepoch') || ' tell of ' || coalesce(d.runs, 0) || ' runs, but there are '
              || coalesce(c.runs, 0) || '.'
            FROM counted c FULL JOIN run_days d ON d.project_id = c.project_id AND d.spec_id = c.spec_id AND d.day = c.day
            JOIN kept ON kept.project_id = coalesce(c.project_id, d.project_id) AND coalesce(c.day, d.day) >= kept.day
            WHERE coalesce(c.runs, 0) <> coalesce(d.runs, 0)
            LIMIT""";

    private final Database database;

    public Upkeep(Database database) {
        this.database = database;
    }

    /**
     * What is wrong, as sentences; empty when all is well.
     *
     * @param damage of the file or its indexes: only a backup or a new collect helps
     * @param orphans rows that belong to nothing
     * @param counters that do not agree with the runs: counting anew helps
     */
    public record Found(List<String> damage, List<String> orphans, List<String> counters) {
        public Found {
            damage = List.copyOf(damage);
            orphans = List.copyOf(orphans);
            counters = List.copyOf(counters);
        }

        public boolean isEmpty() {
            return damage.isEmpty() && orphans.isEmpty() && counters.isEmpty();
        }
    }

    /** Reads all of the database, which takes some seconds per gigabyte. */
    public Found check() {
        try {
            List<String> damage = Sql.texts(database.connection(), "PRAGMA integrity_check(" + MOST + ")");
            return new Found(
                    damage.equals(List.of("ok")) ? List.of() : damage,
                    orphans(),
                    Sql.texts(database.connection(), COUNTERS + " " + MOST));
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /**
     * Gives the space of removed rows back, and takes the log in. Nobody else can write meanwhile, and the disk needs room for a second
     * copy.
     *
     * @return bytes that the file is smaller
     */
    public long vacuum() {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            long before = Files.size(database.path());
            statement.execute("VACUUM");
            statement.execute("PRAGMA optimize");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return Math.max(0, before - Files.size(database.path()));
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        } catch (IOException e) {
            throw new StoreProblem("The database " + database.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> orphans() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
            while (rows.next() && found.size() < MOST) {
                found.add("Row " + rows.getString(2) + " of the table " + rows.getString(1) + " belongs to a row of "
                        + rows.getString(3) + " that is not there.");
            }
        }
        return found;
    }
}
