package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.ERRORS;
import static sh.fabrik.store.schema.Tables.RESOURCES;
import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.RUN_PODS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.Table;

/** The content of the derived tables without what depends on chance, the clock or the order of saving: fabrik's own ids, times, places. */
public final class Dump {
    private static final Set<String> BY_CHANCE =
            Set.of("id", "created_at", "updated_at", "run_id", "run", "location", "part");

    private Dump() {}

    /** One text per run: its keys, its row and its children, all in an order of their own. */
    public static List<String> of(Database database) {
        List<String> runs = new ArrayList<>();
        for (Record run : database.sql().selectFrom(RUNS)) {
            String id = run.get(RUNS.ID);
            runs.add(keys(database, id) + "\n" + times(database, id) + "\n" + run.get("run_id") + " " + row(run)
                    + rows(database, TASKS, id) + rows(database, RESOURCES, id) + rows(database, ERRORS, id)
                    + rows(database, RUN_PODS, id));
        }
        runs.add("waiting "
                + database.sql()
                        .fetch("SELECT source, key FROM run_keys WHERE run IS NULL ORDER BY 1, 2")
                        .formatCSV());
        return runs.stream().sorted().toList();
    }

    static int count(Database database, String table) {
        return database.sql().fetchSingle("SELECT count(*) FROM " + table).get(0, Integer.class);
    }

    private static String keys(Database database, String run) {
        return database.sql()
                .fetch("SELECT source || ' ' || key FROM every_key WHERE run = ? ORDER BY 1", run)
                .map(row -> row.get(0, String.class))
                .toString();
    }

    private static String times(Database database, String run) {
        return database.sql()
                .fetch(
                        "SELECT run_id, project_id, started_at_ms, completed_at_ms FROM every_key WHERE run = ? ORDER BY source, key",
                        run)
                .map(Object::toString)
                .toString();
    }

    private static String rows(Database database, Table<?> table, String run) {
        return database.sql().selectFrom(table).where("run_id = ?", run).fetch().stream()
                .map(row -> "\n  " + table.getName() + " " + row(row))
                .sorted()
                .reduce("", String::concat);
    }

    private static Map<String, String> row(Record row) {
        Map<String, String> known = new TreeMap<>();
        row.intoMap().forEach((name, value) -> {
            if (value != null && !BY_CHANCE.contains(name)) {
                known.put(name, value.toString());
            }
        });
        return known;
    }
}
