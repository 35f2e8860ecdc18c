package sh.fabrik.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.Source;

/** Finds keys in {@code run_keys} by their names and by the runs they may belong to. */
final class KeyQuery {
    private static final int QUESTION = 500; // names in one query

    private static final String SELECT =
            "SELECT id, source, key, run, run_id, project_id, started_at_ms, completed_at_ms,"
                    + " export_of, pack, position FROM run_keys INDEXED BY ";
    private static final String IN_BUCKETS = SELECT + "run_keys_by_run_id WHERE project_id = ? AND run_id IN ";
    private static final String BY_NAME =
            SELECT + "run_keys_by_key WHERE key <> project_id || '/' || run_id AND source = ? AND key IN ";

    /** '0' is the letter after '/'. */
    private static final String OPEN = SELECT
            + "run_keys_by_key WHERE key <> project_id || '/' || run_id AND source = 'kubernetes'"
            + " AND key > ? || '/' AND key < ? || '0' AND completed_at_ms IS NULL";

    private final Database database;

    KeyQuery(Database database) {
        this.database = database;
    }

    /** All keys with one of these projects and run ids. */
    List<StoredKey> inBuckets(Collection<Bucket> buckets) {
        List<StoredKey> found = new ArrayList<>();
        buckets.stream()
                .collect(Collectors.groupingBy(Bucket::project, Collectors.mapping(Bucket::runId, Collectors.toList())))
                .forEach((project, runIds) -> ask(IN_BUCKETS, project, runIds, found::add));
        return found;
    }

    /** Those of the keys that are stored. */
    Map<RunKey, StoredKey> find(Collection<RunKey> keys) {
        Map<RunKey, StoredKey> found = new HashMap<>();
        Set<RunKey> wanted = new HashSet<>(keys);
        Set<Bucket> named = new HashSet<>();
        wanted.forEach(key -> named.addAll(bucketsNamed(key)));
        for (StoredKey key : inBuckets(named)) {
            if (wanted.contains(key.key())) {
                found.put(key.key(), key);
            }
        }
        wanted.removeAll(found.keySet());
        wanted.stream()
                .collect(Collectors.groupingBy(RunKey::source, Collectors.mapping(RunKey::key, Collectors.toList())))
                .forEach((source, names) -> ask(BY_NAME, source.word(), names, key -> found.put(key.key(), key)));
        return found;
    }

    /** The Jobs of a cluster of which no end is known. */
    List<StoredKey> openIn(String cluster) {
        List<StoredKey> found = new ArrayList<>();
        try (PreparedStatement prepared = database.connection().prepareStatement(OPEN)) {
            prepared.setString(1, cluster);
            prepared.setString(2, cluster);
            read(prepared, found::add);
            return found;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** The projects and run ids that make up the name {@code project/run id}, however it is cut. */
    static List<Bucket> bucketsNamed(RunKey key) {
        String name = key.key();
        List<Bucket> named = new ArrayList<>(1);
        for (int cut = name.indexOf('/'); cut >= 0; cut = name.indexOf('/', cut + 1)) {
            named.add(new Bucket(name.substring(0, cut), name.substring(cut + 1)));
        }
        return named;
    }

    private void ask(String query, String first, List<String> names, Consumer<StoredKey> use) {
        Connection connection = database.connection();
        for (int from = 0; from < names.size(); from += QUESTION) {
            List<String> some = names.subList(from, Math.min(names.size(), from + QUESTION));
            String list = "(" + String.join(",", Collections.nCopies(some.size(), "?")) + ")";
            try (PreparedStatement prepared = connection.prepareStatement(query + list)) {
                prepared.setString(1, first);
                for (int i = 0; i < some.size(); i++) {
                    prepared.setString(i + 2, some.get(i));
                }
                read(prepared, use);
            } catch (SQLException e) {
                throw Problems.of(database.path(), e);
            }
        }
    }

    private static void read(PreparedStatement prepared, Consumer<StoredKey> use) throws SQLException {
        try (ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) {
                use.accept(key(rows));
            }
        }
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(
                new RunKey(Source.ofWord(row.getString(2)), row.getString(3)),
                new Bucket(row.getString(6), row.getString(5)),
                instant(row, 7),
                instant(row, 8),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(9)),
                new KeyRow(row.getLong(1), row.getLong(10), row.getInt(11)));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
