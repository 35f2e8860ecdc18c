package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.PLACE_MARKS;

import java.util.Map;

/** Remembers in which state places were last read to their end, so that they need not be read again while they stay so. */
public final class PlaceMarks {
    private final Database database;
    private final String scope;

    private PlaceMarks(Database database, String scope) {
        this.database = database;
        this.scope = scope;
    }

    /** Those of one source, as it is read for one project. */
    public static PlaceMarks of(Database database, String source, String project) {
        return new PlaceMarks(database, source + "/" + project);
    }

    /** The state of each place. */
    public Map<String, String> all() {
        return database.sql()
                .select(PLACE_MARKS.PLACE, PLACE_MARKS.STATE)
                .from(PLACE_MARKS)
                .where(PLACE_MARKS.SCOPE.eq(scope))
                .fetchMap(PLACE_MARKS.PLACE, PLACE_MARKS.STATE);
    }

    /** Call it only after what was read there is saved. */
    public void save(Map<String, String> states) {
        if (states.isEmpty()) {
            return;
        }
        database.inTransaction(() -> {
            states.forEach((place, state) -> database.sql()
                    .insertInto(PLACE_MARKS, PLACE_MARKS.SCOPE, PLACE_MARKS.PLACE, PLACE_MARKS.STATE)
                    .values(scope, place, state)
                    .onConflict(PLACE_MARKS.SCOPE, PLACE_MARKS.PLACE)
                    .doUpdate()
                    .set(PLACE_MARKS.STATE, state)
                    .execute());
            return states.size();
        });
    }
}
