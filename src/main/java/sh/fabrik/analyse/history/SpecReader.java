package sh.fabrik.analyse.history;

import static sh.fabrik.store.schema.Tables.SPECS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.schema.tables.records.SpecsRecord;

/** Reads a project's specs as their folder has them now. */
public final class SpecReader {
    private final Map<String, SpecNow> specs = new HashMap<>();
    private final String project;

    public SpecReader(DSLContext sql, String project) {
        this.project = project;
        sql.selectFrom(SPECS)
                .where(SPECS.PROJECT_ID.eq(project))
                .forEach(row -> specs.put(row.getId(), spec(new SpecId(project, row.getId()), row)));
    }

    /** A spec of which only runs are known says nothing itself. */
    public SpecNow spec(String id) {
        SpecNow known = specs.get(id);
        return known == null ? SpecNow.onlyRuns(new SpecId(project, id)) : known;
    }

    private static SpecNow spec(SpecId id, SpecsRecord row) {
        return new SpecNow(
                id,
                known(row.getSpecType()),
                known(row.getComplexity()),
                known(row.getTaskCount()).map(Long::intValue),
                known(row.getCurrentMemoryLimitBytes()).map(Memory::ofBytes),
                known(row.getCurrentCpuLimitMcores()).map(Cpu::ofMillicores),
                known(row.getCurrentModel()).filter(name -> !name.isBlank()).map(Model::new),
                known(row.getCurrentTimeoutSeconds()),
                known(row.getFingerprint()),
                known(row.getBody()));
    }

    private static <T> Optional<T> known(@Nullable T value) {
        return Optional.ofNullable(value);
    }
}
