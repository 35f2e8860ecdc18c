package sh.fabrik.store;

import static sh.fabrik.store.Column.millis;
import static sh.fabrik.store.Column.of;
import static sh.fabrik.store.schema.Tables.RUN_KEYS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.run.RunPart;

/** Writes {@code run_keys}: by which name each source knows a run, and where lies what it said. */
final class KeyTable {
    private static final List<Column<Row>> COLUMNS = List.of(
            of(RUN_KEYS.SOURCE, row -> row.part.key().source().word()),
            of(RUN_KEYS.KEY, row -> row.part.key().key()),
            of(RUN_KEYS.RUN, Row::run),
            of(RUN_KEYS.RUN_ID, row -> row.part.runId()),
            of(RUN_KEYS.PROJECT_ID, row -> row.part.project()),
            of(RUN_KEYS.STARTED_AT_MS, row -> millis(row.part.timing().startedAt())),
            of(RUN_KEYS.COMPLETED_AT_MS, row -> millis(row.part.timing().completedAt())),
            of(RUN_KEYS.EXPORT_OF, Row::exportOf),
            of(RUN_KEYS.PACK, row -> row.place.pack()),
            of(RUN_KEYS.POSITION, row -> row.place.position()));

    private static final int PACK = 8; // its place among them

    private static final String OVERWRITE = "UPDATE run_keys SET "
            + COLUMNS.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "))
            + " WHERE id = ?";

    /** What a row of {@code runs} with a part tells of its key: all columns of a key but the id, in the order of {@link #NAMES}. */
    static final String TOLD = "'csv', project_id || '/' || run_id, id, run_id, project_id, started_at * 1000,"
            + " completed_at * 1000, NULL, part / " + PartPacks.MOST + ", part % " + PartPacks.MOST;

    static final String NAMES =
            "source, key, run, run_id, project_id, started_at_ms, completed_at_ms, export_of, pack, position";

    private static final String SPELL_OUT =
            "INSERT INTO run_keys (" + NAMES + ") SELECT " + TOLD + " FROM runs WHERE rowid = -? AND part IS NOT NULL";

    private static final String TELL_NO_MORE = "UPDATE runs SET part = NULL WHERE rowid = -?";

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    /** @param place where its part lies now; its id is the row to overwrite, if there is one */
    record Row(RunPart part, Optional<String> run, Optional<String> exportOf, KeyRow place) {}

    /** @param id of the key's row */
    record Pointer(long id, Optional<String> run) {}

    /** New names, ready to be written; their packs are counted from 0 until they are {@link #moved}. */
    static BoundRows ready(List<Row> rows) {
        return TableWriter.inserting(RUN_KEYS.getName(), COLUMNS, rows);
    }

    /** @param first id of the pack that was counted as 0 */
    static BoundRows moved(BoundRows rows, long first) {
        return rows.from(first, PACK);
    }

    /**
     * Gives rows of their own to keys that the rows of their runs told until now, since these runs may get other keys or other times.
     *
     * @return whether there were any; they have other ids now
     */
    boolean spellOut(Collection<StoredKey> keys) {
        List<StoredKey> told = keys.stream().filter(key -> key.row().isTold()).toList();
        List<Column<StoredKey>> id = List.of(of(RUN_KEYS.ID, key -> key.row().id()));
        TableWriter.running(database, SPELL_OUT, id).write(told);
        TableWriter.running(database, TELL_NO_MORE, id).write(told);
        return !told.isEmpty();
    }

    void save(Collection<Row> rows) {
        Map<Boolean, List<Row>> byStanding =
                rows.stream().collect(Collectors.partitioningBy(row -> row.place.isStored()));
        TableWriter.inserting(database, RUN_KEYS.getName(), COLUMNS).write(byStanding.getOrDefault(false, List.of()));
        List<Column<Row>> columns = new ArrayList<>(COLUMNS);
        columns.add(of(RUN_KEYS.ID, row -> row.place.id()));
        TableWriter.running(database, OVERWRITE, columns).write(byStanding.getOrDefault(true, List.of()));
    }

    void point(Collection<Pointer> pointers) {
        TableWriter.running(
                        database,
                        "UPDATE run_keys SET run = ? WHERE id = ?",
                        List.<Column<Pointer>>of(of(RUN_KEYS.RUN, Pointer::run), of(RUN_KEYS.ID, Pointer::id)))
                .write(pointers);
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
}
