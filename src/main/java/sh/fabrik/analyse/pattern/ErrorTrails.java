package sh.fabrik.analyse.pattern;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.ERRORS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Window;

/** Reads the errors of one spec's runs: of its attempts, of its pods and logs, and what decided each run. */
final class ErrorTrails {
    private final DSLContext sql;
    private final Window window;

    ErrorTrails(DSLContext sql, Window window) {
        this.sql = sql;
        this.window = window;
    }

    Map<ErrorType, ErrorTrail> of(SpecRuns spec) {
        Map<ErrorType, ErrorTrail> trails = new EnumMap<>(ErrorType.class);
        Map<String, EndedRun> byId = new HashMap<>();
        for (EndedRun run : spec.runs()) {
            byId.put(run.id(), run);
            run.how()
                    .errorType()
                    .filter(type -> !run.succeeded())
                    .ifPresent(type -> trail(trails, type).sawRun(run));
        }
        readAttempts(spec, byId, trails);
        readErrors(spec, byId, trails);
        trails.remove(ErrorType.CANCELLED);
        return trails;
    }

    private void readAttempts(SpecRuns spec, Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        try (var rows = sql.select(
                        TASKS.RUN_ID, TASKS.ERROR_TYPE, TASKS.TASK_TYPE, TASKS.ERROR_MESSAGE, TASKS.STARTED_AT_MS)
                .from(ENDED_RUNS)
                .join(TASKS)
                .on(TASKS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(of(spec, window), TASKS.ERROR_TYPE.isNotNull(), TASKS.STATUS.in("failed", "retry"))
                .fetchLazy()) {
            rows.forEach(row -> seen(byId, row.value1(), row.value2()).ifPresent(seen -> {
                ErrorTrail trail = trail(trails, seen.type());
                trail.sawAttempt(seen.run(), row.value3());
                trail.sawMessage(Optional.ofNullable(row.value4()), at(row.value5(), seen.run()));
            }));
        }
    }

    private void readErrors(SpecRuns spec, Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        try (var rows = sql.select(ERRORS.RUN_ID, ERRORS.ERROR_TYPE, ERRORS.MESSAGE, ERRORS.OCCURRED_AT)
                .from(ENDED_RUNS)
                .join(ERRORS)
                .on(ERRORS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(of(spec, window))
                .fetchLazy()) {
            rows.forEach(row -> seen(byId, row.value1(), row.value2()).ifPresent(seen -> {
                ErrorTrail trail = trail(trails, seen.type());
                trail.sawRun(seen.run());
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

    private static Condition of(SpecRuns spec, Window window) {
        return RunReader.in(Optional.of(spec.id().project()), window)
                .and(ENDED_RUNS.SPEC_ID.eq(spec.id().id()));
    }
}
