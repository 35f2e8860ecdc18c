package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.SPEC_VERSIONS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import sh.fabrik.run.Spec.Version;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.schema.tables.records.SpecVersionsRecord;

/** The table {@code spec_versions}. */
final class VersionTable {
    private final DSLContext sql;

    VersionTable(DSLContext sql) {
        this.sql = sql;
    }

    /** Oldest first; of two versions of one second the one written later is the later one. */
    List<Version> of(SpecId spec) {
        return sql.selectFrom(SPEC_VERSIONS)
                .where(isOf(spec))
                .orderBy(SPEC_VERSIONS.VALID_FROM, DSL.field("rowid"))
                .fetch(SpecRow::read);
    }

    /** @return whether anything changed */
    boolean replace(SpecId spec, List<Version> stored, List<Version> versions) {
        Set<SpecVersionsRecord> fresh = rows(spec, versions);
        Set<SpecVersionsRecord> gone = rows(spec, stored);
        Set<SpecVersionsRecord> before = Set.copyOf(gone);
        gone.removeAll(fresh);
        fresh.removeAll(before);
        gone.forEach(row -> sql.executeDelete(row));
        fresh.forEach(row -> sql.executeInsert(row));
        return !gone.isEmpty() || !fresh.isEmpty();
    }

    private static Set<SpecVersionsRecord> rows(SpecId spec, List<Version> versions) {
        Set<SpecVersionsRecord> rows = new LinkedHashSet<>();
        versions.forEach(version -> rows.add(SpecRow.write(spec, version)));
        return rows;
    }

    private static Condition isOf(SpecId spec) {
        return SPEC_VERSIONS.PROJECT_ID.eq(spec.project()).and(SPEC_VERSIONS.SPEC_ID.eq(spec.id()));
    }
}
