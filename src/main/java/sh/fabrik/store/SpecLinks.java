package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.SPECS;
import static sh.fabrik.store.schema.Tables.SPEC_VERSIONS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.SpecId;

/** Finds the spec of a run under the names that sources give it, and the version that was valid when the run started. */
record SpecLinks(Map<SpecId, TreeMap<Long, String>> versions, Map<SpecId, Optional<String>> aliases) {

    /** Of all projects. */
    static SpecLinks load(DSLContext sql) {
        return load(
                sql,
                sql.select(SPECS.PROJECT_ID)
                        .from(SPECS)
                        .union(DSL.select(SPEC_VERSIONS.PROJECT_ID).from(SPEC_VERSIONS))
                        .fetchSet(0, String.class));
    }

    static SpecLinks load(DSLContext sql, Collection<String> projects) {
        SpecLinks links = new SpecLinks(new HashMap<>(), new HashMap<>());
        sql.select(SPECS.PROJECT_ID, SPECS.ID, SPECS.PATH)
                .from(SPECS)
                .where(SPECS.PROJECT_ID.in(projects))
                .forEach(row -> links.know(new SpecId(row.value1(), row.value2()), Optional.ofNullable(row.value3())));
        sql.select(SPEC_VERSIONS.PROJECT_ID, SPEC_VERSIONS.SPEC_ID, SPEC_VERSIONS.VALID_FROM, SPEC_VERSIONS.FINGERPRINT)
                .from(SPEC_VERSIONS)
                .where(SPEC_VERSIONS.PROJECT_ID.in(projects))
                .orderBy(SPEC_VERSIONS.VALID_FROM, DSL.field("rowid"))
                .forEach(row -> links.versions
                        .computeIfAbsent(new SpecId(row.value1(), row.value2()), spec -> new TreeMap<>())
                        .put(row.value3(), row.value4()));
        return links;
    }

    /** The spec's own id where a spec of that name is known, else the name as the source wrote it. */
    Optional<String> specId(String project, Configuration run) {
        Optional<String> named = Fill.or(run.specId(), run.specPath().map(SpecLinks::base));
        return named.filter(name -> !name.isBlank()).map(name -> own(new SpecId(project, name)));
    }

    /** What the run declared, else the version valid at its start. */
    Optional<Fingerprint> fingerprint(String project, Optional<String> specId, MergedRun run) {
        Optional<Fingerprint> said = run.configuration().fingerprint();
        Optional<Fingerprint> valid =
                specId.flatMap(id -> run.span().start().flatMap(start -> validAt(new SpecId(project, id), start)));
        return said.filter(print -> print.origin() == Fingerprint.Origin.DECLARED)
                .or(() -> Fill.or(valid, said));
    }

    String own(SpecId named) {
        if (aliases.isEmpty() || versions.containsKey(named)) {
            return named.id();
        }
        return aliases.getOrDefault(alias(named), Optional.empty()).orElse(named.id());
    }

    Optional<Fingerprint> validAt(SpecId spec, Instant start) {
        return Optional.ofNullable(versions.get(spec))
                .map(history -> history.floorEntry(start.getEpochSecond()))
                .map(entry -> Fingerprint.inferred(entry.getValue()));
    }

    static String word(Fingerprint.Origin origin) {
        return switch (origin) {
            case DECLARED -> "declared";
            case INFERRED -> "inferred";
        };
    }

    private void know(SpecId spec, Optional<String> path) {
        versions.computeIfAbsent(spec, each -> new TreeMap<>());
        addAlias(alias(spec), spec.id());
        path.map(SpecLinks::base)
                .filter(base -> !base.isBlank())
                .ifPresent(base -> addAlias(alias(new SpecId(spec.project(), base)), spec.id()));
    }

    /** A name that two specs share points to neither. */
    private void addAlias(SpecId alias, String id) {
        aliases.merge(alias, Optional.of(id), (one, two) -> one.equals(two) ? one : Optional.empty());
    }

    /** As the operator writes the label {@code fabrik.sh/spec}: lower case, anything else than letters and digits a dash. */
    private static SpecId alias(SpecId spec) {
        String label =
                spec.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return new SpecId(spec.project(), label.isEmpty() ? "run" : label);
    }

    private static String base(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
