package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Computes runs anew from their stored parts, when something else that they follow from has changed. */
final class Rederivation {
    private final Database database;
    private final long now;

    /** @param now epoch seconds */
    Rederivation(Database database, long now) {
        this.database = database;
        this.now = now;
    }

    /** Runs inside the caller's transaction. */
    void derive(Set<String> ids) {
        Map<String, Group> groups = groups(ids);
        DayFold days = new DayFold(database);
        days.leaving(groups.keySet());
        List<RunRow> rows = new Derivation(database, now).derive(groups, List.of());
        new RunTables(database).write(rows, groups.keySet());
        days.arriving(rows, groups.keySet());
        days.write();
    }

    private Map<String, Group> groups(Set<String> ids) {
        Map<String, List<KeyedStart>> keys = new KeyQuery(database)
                .inBuckets(buckets(ids)).stream()
                        .filter(key -> key.run().filter(ids::contains).isPresent())
                        .collect(Collectors.groupingBy(
                                key -> key.run().orElseThrow(),
                                TreeMap::new,
                                Collectors.mapping(key -> key.start(key.exportOf()), Collectors.toList())));
        Map<String, Group> groups = new TreeMap<>();
        keys.forEach((run, starts) -> groups.put(run, new Group(starts)));
        return groups;
    }

    private Set<Bucket> buckets(Collection<String> ids) {
        return database.sql()
                .select(RUNS.PROJECT_ID, RUNS.RUN_ID)
                .from(RUNS)
                .where(RUNS.ID.in(ids))
                .fetchSet(row -> new Bucket(row.value1(), row.value2()));
    }
}
