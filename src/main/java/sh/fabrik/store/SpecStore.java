package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.SPECS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.run.Spec;
import sh.fabrik.run.Spec.Version;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.schema.tables.records.SpecsRecord;

/** Keeps specs as they are now and the versions they had, and tells runs that are stored already which version was theirs. */
public final class SpecStore {
    /** Runs keep what they declared themselves. */
    private static final String INFER = """
            UPDATE runs SET (spec_fingerprint, fingerprint_origin) = (
              SELECT fingerprint, 'inferred' FROM spec_versions v
              WHERE v.project_id = runs.project_id AND v.spec_id = runs.spec_id AND v.valid_from <= runs.started_at
              ORDER BY v.valid_from DESC, v.rowid DESC LIMIT 1)
            WHERE project_id = ? AND spec_id = ? AND coalesce(fingerprint_origin, 'inferred') = 'inferred'
              AND started_at >= (SELECT min(valid_from) FROM spec_versions v
                                 WHERE v.project_id = runs.project_id AND v.spec_id = runs.spec_id)""";

    private static final String REQUESTS =
            "SELECT id, current_model, current_memory_limit_bytes, current_cpu_limit, fingerprint FROM specs WHERE project_id = ?";

    private final Database database;

    public SpecStore(Database database) {
        this.database = database;
    }

    /**
     * Saves a spec as it was seen, with what is known of its versions.
     *
     * @throws StoreProblem when the database cannot be written; then nothing is kept
     */
    public Change save(Spec spec, Instant seenAt) {
        return database.inTransaction(() -> saveIn(database.sql(), spec, seenAt.getEpochSecond()));
    }

    public Optional<Spec> find(SpecId id) {
        return database.sql().selectFrom(SPECS).where(is(id)).fetchOptional(this::read);
    }

    /** What a run of each of the project's specs asks for when it asks for what its spec says. */
    public List<RunRequest> requests(String project) {
        return database.rows(REQUESTS, row -> SpecRow.request(project, row), project);
    }

    private Change saveIn(DSLContext sql, Spec spec, long seen) {
        Optional<SpecsRecord> before =
                sql.selectFrom(SPECS).where(is(spec.id())).fetchOptional();
        VersionTable table = new VersionTable(sql);
        List<Version> known = table.of(spec.id());
        boolean newVersions = table.replace(spec.id(), known, VersionHistory.merge(known, spec.versions()));
        SpecsRecord row = SpecRow.write(
                spec,
                before.map(SpecsRecord::getFirstSeenAt).orElse(seen),
                Math.max(seen, before.map(SpecsRecord::getLastSeenAt).orElse(seen)));
        sql.insertInto(SPECS)
                .set(row)
                .onConflict(SPECS.PROJECT_ID, SPECS.ID)
                .doUpdate()
                .set(row)
                .execute();
        if (before.isEmpty() || newVersions) {
            List<String> touched = new ArrayList<>(before.isEmpty() ? linkRuns(sql, spec.id()) : List.of());
            touched.add(spec.id().id());
            sql.execute(INFER, spec.id().project(), spec.id().id());
            new DayCounters(database).recount(spec.id().project(), touched);
        }
        return change(before, row, newVersions);
    }

    private static Change change(Optional<SpecsRecord> before, SpecsRecord row, boolean newVersions) {
        if (before.isEmpty()) {
            return Change.NEW;
        }
        before.get().setLastSeenAt(row.getLastSeenAt());
        return newVersions || !before.get().equals(row) ? Change.UPDATED : Change.UNCHANGED;
    }

    /** Runs stored earlier may carry the spec's name as the operator's label spells it; those names. */
    private static List<String> linkRuns(DSLContext sql, SpecId spec) {
        SpecLinks links = SpecLinks.load(sql, List.of(spec.project()));
        List<String> names = sql.selectDistinct(RUNS.SPEC_ID)
                .from(RUNS)
                .where(RUNS.PROJECT_ID.eq(spec.project()), RUNS.SPEC_ID.isNotNull(), RUNS.SPEC_ID.ne(spec.id()))
                .fetch(RUNS.SPEC_ID);
        List<String> linked = new ArrayList<>();
        for (String name : names) {
            if (links.own(new SpecId(spec.project(), name)).equals(spec.id())) {
                sql.update(RUNS)
                        .set(RUNS.SPEC_ID, spec.id())
                        .where(RUNS.PROJECT_ID.eq(spec.project()), RUNS.SPEC_ID.eq(name))
                        .execute();
                linked.add(name);
            }
        }
        return linked;
    }

    private Spec read(SpecsRecord row) {
        return SpecRow.read(row, new VersionTable(database.sql()).of(new SpecId(row.getProjectId(), row.getId())));
    }

    private static Condition is(SpecId id) {
        return SPECS.PROJECT_ID.eq(id.project()).and(SPECS.ID.eq(id.id()));
    }
}
