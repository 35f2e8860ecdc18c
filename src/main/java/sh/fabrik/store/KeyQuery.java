package sh.fabrik.store;

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
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/** Finds keys by their names and by the runs they may belong to, in {@code run_keys} and where the row of a run tells its only key. */
final class KeyQuery {
    private static final int QUESTION = 500; // names in one query

    private static final int FEW = 50; // for which a look whether there are any is not worth it

    private static final String SELECT = "SELECT id, " + KeyTable.NAMES;
    private static final String IN_BUCKETS =
            SELECT + " FROM run_keys INDEXED BY run_keys_by_run_id WHERE project_id = ? AND run_id ";
    private static final String TOLD = "SELECT -rowid, " + KeyTable.TOLD
            + " FROM runs INDEXED BY runs_by_run_id WHERE part IS NOT NULL AND project_id = ? AND run_id ";
    private static final List<String> ALL_IN_BUCKETS = List.of(IN_BUCKETS, TOLD);
    private static final String BY_NAME = SELECT + " FROM run_keys INDEXED BY run_keys_by_key"
            + " WHERE key <> project_id || '/' || run_id AND source = ? AND key ";

    /** '0' is the letter after '/'. */
    private static final String OPEN = SELECT
            + " FROM run_keys INDEXED BY run_keys_by_key WHERE key <> project_id || '/' || run_id AND source = 'kubernetes'"
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
                .forEach((project, runIds) ->
                        ALL_IN_BUCKETS.forEach(question -> ask(question, project, runIds, found::add)));
        return found;
    }

    /** Those of the keys that are stored. */
    Map<RunKey, StoredKey> find(Collection<RunKey> keys) {
        Set<Bucket> named = new HashSet<>();
        keys.forEach(key -> named.addAll(bucketsNamed(key)));
        return find(keys, named);
    }

    /** Those that are stored under another project or run id than they have now. */
    Map<RunKey, StoredKey> elsewhere(Collection<RunPart> parts) {
        Set<Bucket> named = new HashSet<>();
        for (RunPart part : parts) {
            Bucket own = Bucket.of(part);
            for (Bucket bucket : bucketsNamed(part.key())) {
                if (!bucket.equals(own)) {
                    named.add(bucket);
                }
            }
        }
        return find(parts.stream().map(RunPart::key).toList(), named);
    }

    /** @param named projects and run ids that their names may be made of */
    Map<RunKey, StoredKey> find(Collection<RunKey> keys, Set<Bucket> named) {
        Map<RunKey, StoredKey> found = new HashMap<>();
        Set<RunKey> wanted = new HashSet<>(keys);
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

    /** Whether nothing is stored within them. */
    boolean noneWithin(NameRanges ranges) {
        try {
            for (Map.Entry<String, NameRange> project : ranges.runIds().entrySet()) {
                for (String question : ALL_IN_BUCKETS) {
                    if (anyWithin(question, project.getKey(), project.getValue())) {
                        return false;
                    }
                }
            }
            for (Map.Entry<Source, NameRange> source : ranges.names().entrySet()) {
                if (anyWithin(BY_NAME, source.getKey().word(), source.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
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

    private void ask(String question, String first, List<String> names, Consumer<StoredKey> use) {
        try {
            if (names.size() > FEW && !anyWithin(question, first, NameRange.of(names))) {
                return;
            }
            int whole = names.size() - names.size() % QUESTION;
            askInSlices(question, first, names.subList(0, whole), QUESTION, use);
            askInSlices(question, first, names.subList(whole, names.size()), names.size() - whole, use);
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private void askInSlices(String question, String first, List<String> names, int slice, Consumer<StoredKey> use)
            throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        String among = question + "IN (" + String.join(",", Collections.nCopies(slice, "?")) + ")";
        try (PreparedStatement prepared = database.connection().prepareStatement(among)) {
            prepared.setString(1, first);
            for (int i = 0; i < names.size(); i += slice) {
                for (int j = 0; j < slice; j++) {
                    prepared.setString(j + 2, names.get(i + j));
                }
                read(prepared, use);
            }
        }
    }

    /** Whether anything is stored from the first of the names to the last: of a history that goes on, nothing is. */
    private boolean anyWithin(String question, String first, NameRange names) throws SQLException {
        if (!names.sorted()) {
            return true;
        }
        try (PreparedStatement prepared =
                database.connection().prepareStatement(question + "BETWEEN ? AND ? LIMIT 1")) {
            prepared.setString(1, first);
            prepared.setString(2, names.least());
            prepared.setString(3, names.greatest());
            try (ResultSet row = prepared.executeQuery()) {
                return row.next();
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
