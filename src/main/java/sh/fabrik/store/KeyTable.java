package sh.fabrik.store;

import static sh.fabrik.store.Column.millis;
import static sh.fabrik.store.Column.of;
import static sh.fabrik.store.schema.Tables.RUN_KEYS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/** Reads and writes {@code run_keys}: what each source said about each run. */
final class KeyTable {
    private static final int QUESTION = 500; // names in one query

    private static final List<Column<Row>> COLUMNS = List.of(
            of(RUN_KEYS.SOURCE, row -> row.part.key().source().word()),
            of(RUN_KEYS.KEY, row -> row.part.key().key()),
            of(RUN_KEYS.RUN, Row::run),
            of(RUN_KEYS.RUN_ID, row -> row.part.runId()),
            of(RUN_KEYS.PROJECT_ID, row -> row.part.project()),
            of(RUN_KEYS.STARTED_AT_MS, row -> millis(row.part.timing().startedAt())),
            of(RUN_KEYS.COMPLETED_AT_MS, row -> millis(row.part.timing().completedAt())),
            of(RUN_KEYS.REVISION, row -> row.part.revision()),
            of(RUN_KEYS.LOCATION, row -> row.part.location()),
            of(RUN_KEYS.EXPORT_OF, Row::exportOf),
            of(RUN_KEYS.FIRST_SEEN_AT, Row::now),
            of(RUN_KEYS.LAST_SEEN_AT, Row::now),
            of(RUN_KEYS.PART, row -> PartCodec.encode(row.part)));

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    /** @param now epoch seconds */
    record Row(RunPart part, Optional<String> run, Optional<String> exportOf, long now) {}

    record Known(StoredKey key, RunPart part) {}

    record Pointer(RunKey key, Optional<String> run) {}

    record Seen(RunKey key, long now) {}

    Map<RunKey, Known> find(Collection<RunKey> keys) {
        Map<RunKey, Known> found = new HashMap<>();
        byNames(
                keys,
                condition -> database.sql()
                        .select(RUN_KEYS.fields())
                        .from(RUN_KEYS)
                        .where(condition)
                        .forEach(row -> {
                            StoredKey key = key(row);
                            found.put(key.key(), new Known(key, PartCodec.decode(row.get(RUN_KEYS.PART))));
                        }));
        return found;
    }

    List<StoredKey> inBuckets(Collection<Bucket> buckets) {
        List<StoredKey> found = new ArrayList<>();
        Map<String, List<String>> byProject = buckets.stream()
                .collect(
                        Collectors.groupingBy(Bucket::project, Collectors.mapping(Bucket::runId, Collectors.toList())));
        byProject.forEach((project, runIds) -> slices(
                runIds,
                some -> database.sql()
                        .select(
                                RUN_KEYS.SOURCE,
                                RUN_KEYS.KEY,
                                RUN_KEYS.RUN,
                                RUN_KEYS.RUN_ID,
                                RUN_KEYS.PROJECT_ID,
                                RUN_KEYS.STARTED_AT_MS,
                                RUN_KEYS.COMPLETED_AT_MS,
                                RUN_KEYS.EXPORT_OF)
                        .from(RUN_KEYS)
                        .where(RUN_KEYS.PROJECT_ID.eq(project).and(RUN_KEYS.RUN_ID.in(some)))
                        .forEach(row -> found.add(key(row)))));
        return found;
    }

    void save(Collection<Row> rows) {
        TableWriter.replacing(
                        database,
                        RUN_KEYS,
                        COLUMNS,
                        List.of(RUN_KEYS.SOURCE.getName(), RUN_KEYS.KEY.getName()),
                        List.of(RUN_KEYS.FIRST_SEEN_AT.getName()))
                .write(rows);
    }

    void point(Collection<Pointer> pointers) {
        TableWriter.running(
                        database,
                        "UPDATE run_keys SET run = ? WHERE source = ? AND key = ?",
                        List.<Column<Pointer>>of(
                                of(RUN_KEYS.RUN, Pointer::run),
                                of(
                                        RUN_KEYS.SOURCE,
                                        pointer -> pointer.key.source().word()),
                                of(RUN_KEYS.KEY, pointer -> pointer.key.key())))
                .write(pointers);
    }

    void see(Collection<Seen> keys) {
        TableWriter.running(
                        database,
                        "UPDATE run_keys SET last_seen_at = ? WHERE source = ? AND key = ?",
                        List.<Column<Seen>>of(
                                of(RUN_KEYS.LAST_SEEN_AT, Seen::now),
                                of(RUN_KEYS.SOURCE, seen -> seen.key.source().word()),
                                of(RUN_KEYS.KEY, seen -> seen.key.key())))
                .write(keys);
    }

    /** Rows of our exports follow a run that another one took in. */
    void follow(Map<String, String> successors) {
        TableWriter.running(
                        database,
                        "UPDATE run_keys SET export_of = ? WHERE export_of = ?",
                        List.<Column<Map.Entry<String, String>>>of(
                                of(RUN_KEYS.EXPORT_OF, Map.Entry::getValue), of(RUN_KEYS.EXPORT_OF, Map.Entry::getKey)))
                .write(successors.entrySet());
    }

    private static StoredKey key(Record row) {
        return new StoredKey(
                StoredKey.key(row.get(RUN_KEYS.SOURCE), row.get(RUN_KEYS.KEY)),
                new Bucket(row.get(RUN_KEYS.PROJECT_ID), row.get(RUN_KEYS.RUN_ID)),
                StoredKey.instant(row.get(RUN_KEYS.STARTED_AT_MS)),
                StoredKey.instant(row.get(RUN_KEYS.COMPLETED_AT_MS)),
                Optional.ofNullable(row.get(RUN_KEYS.RUN)),
                Optional.ofNullable(row.get(RUN_KEYS.EXPORT_OF)));
    }

    private interface Query {
        void run(Condition condition);
    }

    private interface Names {
        void run(List<String> some);
    }

    private static void byNames(Collection<RunKey> keys, Query query) {
        keys.stream()
                .collect(Collectors.groupingBy(RunKey::source, Collectors.mapping(RunKey::key, Collectors.toList())))
                .forEach((source, names) -> slices(
                        names,
                        some -> query.run(RUN_KEYS.SOURCE.eq(source.word()).and(RUN_KEYS.KEY.in(some)))));
    }

    private static void slices(List<String> names, Names use) {
        for (int from = 0; from < names.size(); from += QUESTION) {
            use.run(names.subList(from, Math.min(names.size(), from + QUESTION)));
        }
    }
}
