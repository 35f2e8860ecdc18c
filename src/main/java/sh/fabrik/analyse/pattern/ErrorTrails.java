package sh.fabrik.analyse.pattern;

import static sh.fabrik.store.schema.Tables.TASKS;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import sh.fabrik.analyse.history.RowLine;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.run.ErrorType;

/** Reads the errors of one spec's latest runs: of its attempts, of its pods and logs, and what decided each run. */
public final class ErrorTrails {
    private static final String OTHER_ERRORS = "SELECT "
            + RowLine.of(
                    RowLine.text("run_id"),
                    RowLine.text("error_type"),
                    RowLine.text("message"),
                    RowLine.number("occurred_at"))
            + " FROM errors WHERE run_id IN (SELECT value FROM json_each(?))";

    private final DSLContext sql;

    public ErrorTrails(DSLContext sql) {
        this.sql = sql;
    }

    /** What was seen of each type of error. */
    public Map<ErrorType, ErrorTrail> of(SpecRuns spec) {
        Map<ErrorType, ErrorTrail> trails = new EnumMap<>(ErrorType.class);
        Map<String, EndedRun> attempts = new HashMap<>();
        Map<String, EndedRun> others = new HashMap<>();
        for (EndedRun run : spec.runs()) {
            EndedRun.End how = run.how();
            how.errorType()
                    .filter(type -> !run.succeeded())
                    .ifPresent(type -> trail(trails, type).saw(run));
            if (how.attemptsErred()) {
                attempts.put(run.id(), run);
            }
            if (how.othersErred()) {
                others.put(run.id(), run);
            }
        }
        if (!attempts.isEmpty()) {
            readAttempts(attempts, trails);
        }
        if (!others.isEmpty()) {
            readErrors(others, trails);
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

    /** Plain JDBC: most failed runs have an error, and there are hundreds of runs of hundreds of specs. */
    private void readErrors(Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        sql.connection(connection -> {
            try (PreparedStatement query = connection.prepareStatement(OTHER_ERRORS)) {
                query.setString(1, list(byId.keySet()));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        sawError(new RowLine(row.getBytes(1)), byId, trails);
                    }
                }
            }
        });
    }

    /** In the order of {@link #OTHER_ERRORS}. */
    private static void sawError(RowLine row, Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        Optional<Sighting> sighting =
                seen(byId, row.text().orElseThrow(), row.text().orElseThrow());
        if (sighting.isPresent()) {
            EndedRun run = sighting.get().run();
            ErrorTrail trail = trail(trails, sighting.get().type());
            trail.saw(run);
            Optional<String> message = row.text();
            trail.sawMessage(
                    message, at(row.number().map(seconds -> seconds * 1000).orElse(null), run));
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
        return DSL.condition("{0} IN (SELECT value FROM json_each({1}))", run, DSL.val(list(ids)));
    }

    private static String list(Set<String> ids) {
        return ids.stream()
                .map(id -> '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
