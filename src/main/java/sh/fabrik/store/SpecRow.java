package sh.fabrik.store;

import static sh.fabrik.store.Column.roundedUp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.schema.tables.records.SpecVersionsRecord;
import sh.fabrik.store.schema.tables.records.SpecsRecord;

/** A spec and its versions as rows, and back. */
final class SpecRow {
    private SpecRow() {}

    static SpecsRecord write(Spec spec, long firstSeen, long lastSeen) {
        SpecsRecord row = new SpecsRecord();
        row.setProjectId(spec.id().project());
        row.setId(spec.id().id());
        row.setPath(spec.path());
        row.setTitle(spec.title().orElse(null));
        row.setSpecType(spec.type().orElse(null));
        row.setComplexity(spec.complexity().map(SpecRow::word).orElse(null));
        row.setTaskCount(spec.taskCount().map(Integer::longValue).orElse(null));
        row.setCurrentMemoryLimit(spec.memoryLimit().map(Memory::toString).orElse(null));
        row.setCurrentMemoryLimitBytes(spec.memoryLimit().map(Memory::bytes).orElse(null));
        row.setCurrentCpuLimit(spec.cpuLimit().map(Cpu::toString).orElse(null));
        row.setCurrentCpuLimitMcores(spec.cpuLimit().map(Cpu::millicores).orElse(null));
        row.setCurrentModel(spec.model().map(Model::name).orElse(null));
        row.setCurrentTimeoutSeconds(roundedUp(spec.timeout()).orElse(null));
        row.setFingerprint(spec.fingerprint());
        row.setConfigurationHash(spec.configurationHash());
        row.setBody(FactJson.write(spec.text()));
        row.setFirstSeenAt(firstSeen);
        row.setLastSeenAt(lastSeen);
        return row;
    }

    static RunRequest request(String project, ResultSet row) throws SQLException {
        long memory = row.getLong("current_memory_limit_bytes");
        Optional<Memory> limit = row.wasNull() ? Optional.empty() : Optional.of(Memory.ofBytes(memory));
        return new RunRequest(
                new SpecId(project, row.getString("id")),
                Optional.ofNullable(row.getString("current_model")).map(Model::new),
                limit,
                Optional.ofNullable(row.getString("current_cpu_limit")).map(Cpu::parse),
                Optional.ofNullable(row.getString("fingerprint")));
    }

    static Spec read(SpecsRecord row, List<Spec.Version> versions) {
        return new Spec(
                new SpecId(row.getProjectId(), row.getId()),
                row.getPath(),
                Optional.ofNullable(row.getTitle()),
                Optional.ofNullable(row.getSpecType()),
                Optional.ofNullable(row.getComplexity())
                        .map(word -> Spec.Complexity.valueOf(word.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getTaskCount()).map(Math::toIntExact),
                Optional.ofNullable(row.getCurrentMemoryLimitBytes()).map(Memory::ofBytes),
                Optional.ofNullable(row.getCurrentCpuLimit()).map(Cpu::parse),
                Optional.ofNullable(row.getCurrentModel()).map(Model::new),
                Optional.ofNullable(row.getCurrentTimeoutSeconds()).map(Duration::ofSeconds),
                row.getFingerprint(),
                row.getConfigurationHash(),
                FactJson.read(row.getBody(), Spec.Text.class),
                versions);
    }

    static SpecVersionsRecord write(SpecId spec, Spec.Version version) {
        SpecVersionsRecord row = new SpecVersionsRecord();
        row.setProjectId(spec.project());
        row.setSpecId(spec.id());
        row.setFingerprint(version.fingerprint());
        row.setConfigurationHash(version.configurationHash());
        row.setValidFrom(version.validFrom().getEpochSecond());
        row.setOrigin(word(version.origin()));
        row.setRevision(version.revision().orElse(null));
        return row;
    }

    static Spec.Version read(SpecVersionsRecord row) {
        return new Spec.Version(
                row.getFingerprint(),
                row.getConfigurationHash(),
                Instant.ofEpochSecond(row.getValidFrom()),
                Spec.Version.Origin.valueOf(row.getOrigin().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getRevision()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
