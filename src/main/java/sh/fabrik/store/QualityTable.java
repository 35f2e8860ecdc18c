package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

/** The table {@code spec_quality}: one row for each spec, as the latest analysis saw it. */
final class QualityTable {
    /** The spec's own bar: a success rate under it needs a review. */
    private static final double REVIEW_BELOW = 0.70;

    private static final List<Column<Seen>> COLUMNS = List.of(
            Column.of("project_id", seen -> seen.history.spec().project()),
            Column.of("spec_id", seen -> seen.history.spec().id()),
            Column.of("version", seen -> seen.history.fingerprint()),
            Column.of("runs_count", seen -> seen.history.runs()),
            Column.of("success_count", seen -> seen.history.success().hits()),
            Column.of("avg_duration_seconds", Seen::seconds),
            Column.of(
                    "avg_cost_usd",
                    seen -> seen.history.averageCost().map(Usd::amount).map(Number::doubleValue)),
            Column.of("avg_iterations", seen -> seen.history.averageIterations()),
            Column.of(
                    "p95_memory_bytes",
                    seen -> seen.memory.map(profile -> profile.p95Peak().bytes())),
            Column.of("needs_review", Seen::needsReview),
            Column.of("last_analyzed_at", seen -> seen.at.getEpochSecond()));

    private final Database database;

    QualityTable(Database database) {
        this.database = database;
    }

    void replace(String project, List<Fact> facts, Instant at) {
        database.change("DELETE FROM spec_quality WHERE project_id = ?", project);
        Map<SpecId, MemoryProfile> memory = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof MemoryProfile profile) {
                memory.put(profile.spec(), profile);
            }
        }
        List<Seen> seen = facts.stream()
                .filter(SpecHistory.class::isInstance)
                .map(SpecHistory.class::cast)
                .map(history -> new Seen(history, Optional.ofNullable(memory.get(history.spec())), at))
                .toList();
        TableWriter.inserting(database, "spec_quality", COLUMNS).write(seen);
    }

    private record Seen(SpecHistory history, Optional<MemoryProfile> memory, Instant at) {
        Optional<Double> seconds() {
            return history.averageDuration().map(Duration::toMillis).map(ms -> ms / 1e3);
        }

        boolean needsReview() {
            return history.judgedRuns() > 0 && history.success().observed() < REVIEW_BELOW;
        }
    }
}
