package sh.fabrik.analyse.pattern;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.RowLine;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.run.ErrorType;
import sh.fabrik.store.Database;

/** Reads the errors of one spec's latest runs: of its attempts, of its pods and logs, and what decided each run. */
public final class ErrorTrails {
    private static final String ATTEMPTS = "SELECT " + line("error_message", "started_at_ms")
            + " FROM tasks WHERE run_id IN (SELECT value FROM json_each(?)) AND error_type IS NOT NULL AND status IN ('failed', 'retry')";
    private static final String OTHER_ERRORS = "SELECT " + line("message", "occurred_at * 1000")
            + " FROM errors WHERE run_id IN (SELECT value FROM json_each(?))";

    private final Database database;

    public ErrorTrails(Database database) {
        this.database = database;
    }

    private static String line(String message, String millis) {
        return RowLine.of(
                RowLine.text("run_id"), RowLine.text("error_type"), RowLine.text(message), RowLine.number(millis));
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
            read(ATTEMPTS, attempts, trails);
        }
        if (!others.isEmpty()) {
            read(OTHER_ERRORS, others, trails);
        }
        return trails;
    }

    private void read(String errors, Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        database.rowsAgain(errors, row -> new RowLine(row.getBytes(1)), list(byId.keySet()))
                .forEach(row -> saw(row, byId, trails));
    }

    /** In the order of the queries. */
    private static void saw(RowLine row, Map<String, EndedRun> byId, Map<ErrorType, ErrorTrail> trails) {
        Optional<Sighting> sighting =
                seen(byId, row.text().orElseThrow(), row.text().orElseThrow());
        if (sighting.isPresent()) {
            EndedRun run = sighting.get().run();
            ErrorTrail trail = trail(trails, sighting.get().type());
            trail.saw(run);
            Optional<String> message = row.text();
            trail.sawMessage(message, row.number().orElseGet(() -> run.end().toEpochMilli()));
        }
    }

    private record Sighting(EndedRun run, ErrorType type) {}

    private static Optional<Sighting> seen(Map<String, EndedRun> byId, String id, String type) {
        return Optional.ofNullable(byId.get(id))
                .flatMap(run -> ErrorType.find(type).map(known -> new Sighting(run, known)));
    }

    private static ErrorTrail trail(Map<ErrorType, ErrorTrail> trails, ErrorType type) {
        return trails.computeIfAbsent(type, key -> new ErrorTrail());
    }

    /** One text for all ids, so that the statement stays the same. */
    private static String list(Set<String> ids) {
        return ids.stream()
                .map(id -> '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
