package sh.fabrik.analyse.pattern;

import static sh.fabrik.store.schema.Tables.ERRORS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.run.ErrorType;

/** Reads the errors of one spec's latest runs: of its attempts, of its pods and logs, and what decided each run. */
final class ErrorTrails {
    private final DSLContext sql;
    private final boolean attempts;
    private final boolean errors;

    ErrorTrails(DSLContext sql) {
        this.sql = sql;
        this.attempts = sql.fetchExists(TASKS, TASKS.ERROR_TYPE.isNotNull());
        this.errors = sql.fetchExists(ERRORS);
    }

    Map<ErrorType, ErrorTrail> of(SpecRuns spec) {
        Map<ErrorType, ErrorTrail> trails = new EnumMap<>(ErrorType.class);
        Map<String, EndedRun> byId = new HashMap<>();
        for (EndedRun run : spec.runs()) {
            byId.put(run.id(), run);
            run.how()
                    .errorType()
                    .filter(type -> !run.succeeded())
                    .ifPresent(type -> trail(trails, type).saw(run));
        }
        if (attempts) {
            readAttempts(byId, trails);
        }
        if (errors) {
            readErrors(byId, trails);
        }
        return trails;
    }

    private void readAttempts(Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        try (var rows = sql.select(TASKS.RUN_ID, TASKS.ERROR_TYPE, TASKS.ERROR_MESSAGE, TASKS.STARTED_AT_MS)
                .from(TASKS)
                .where(
                        among(TASKS.RUN_ID, byId.keySet()),
                        TASKS.ERROR_TYPE.isNotNull(),
                        TASKS.STATUS.in("failed", "retry"))
                .fetchLazy()) {
            rows.forEach(row -> seen(byId, row.value1(), row.value2()).ifPresent(seen -> {
                ErrorTrail trail = trail(trails, seen.type());
                trail.saw(seen.run());
                trail.sawMessage(Optional.ofNullable(row.value3()), at(row.value4(), seen.run()));
            }));
        }
    }

    private void readErrors(Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        try (var rows = sql.select(ERRORS.RUN_ID, ERRORS.ERROR_TYPE, ERRORS.MESSAGE, ERRORS.OCCURRED_AT)
                .from(ERRORS)
                .where(among(ERRORS.RUN_ID, byId.keySet()))
                .fetchLazy()) {
            rows.forEach(row -> seen(byId, row.value1(), row.value2()).ifPresent(seen -> {
                ErrorTrail trail = trail(trails, seen.type());
                trail.saw(seen.run());
                Long second = row.value4();
                trail.sawMessage(
                        Optional.ofNullable(row.value3()), at(second == null ? null : second * 1000, seen.run()));
            }));
        }
    }

    private record Sighting(EndedRun run, ErrorType type) {}

    private static Optional<Sighting> seen(Map<String, EndedRun> byId, String id, String type) {
        return Optional.ofNullable(byId.get(id))
                .flatMap(run -> ErrorType.find(type).map(known -> new Sighting(run, known)));
    }

    private static long at(@Nullable Long millis, EndedRun run) {
        return millis == null ? run.end().toEpochMilli() : millis;
    }

    private static ErrorTrail trail(Map<ErrorType, ErrorTrail> trails, ErrorType type) {
        return trails.computeIfAbsent(type, key -> new ErrorTrail());
    }

    /** One text for all ids, so that the statement stays the same. */
    private static Condition among(Field<String> run, Set<String> ids) {
        String list = ids.stream()
                .map(id -> '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
        return DSL.condition("{0} IN (SELECT value FROM json_each({1}))", run, DSL.val(list));
    }
}
