package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.SPEC_QUALITY;

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
            Column.of(SPEC_QUALITY.PROJECT_ID, seen -> seen.history.spec().project()),
            Column.of(SPEC_QUALITY.SPEC_ID, seen -> seen.history.spec().id()),
            Column.of(SPEC_QUALITY.VERSION, seen -> seen.history.fingerprint()),
            Column.of(SPEC_QUALITY.RUNS_COUNT, seen -> seen.history.runs()),
            Column.of(SPEC_QUALITY.SUCCESS_COUNT, seen -> seen.history.success().hits()),
            Column.of(SPEC_QUALITY.AVG_DURATION_SECONDS, Seen::seconds),
            Column.of(
                    SPEC_QUALITY.AVG_COST_USD,
                    seen -> seen.history.averageCost().map(Usd::amount).map(Number::doubleValue)),
            Column.of(SPEC_QUALITY.AVG_ITERATIONS, seen -> seen.history.averageIterations()),
            Column.of(
                    SPEC_QUALITY.P95_MEMORY_BYTES,
                    seen -> seen.memory.map(profile -> profile.p95Peak().bytes())),
            Column.of(SPEC_QUALITY.NEEDS_REVIEW, Seen::needsReview),
            Column.of(SPEC_QUALITY.LAST_ANALYZED_AT, seen -> seen.at.getEpochSecond()));

    private final Database database;

    QualityTable(Database database) {
        this.database = database;
    }

    void replace(String project, List<Fact> facts, Instant at) {
        database.sql()
                .deleteFrom(SPEC_QUALITY)
                .where(SPEC_QUALITY.PROJECT_ID.eq(project))
                .execute();
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
        TableWriter.inserting(database, SPEC_QUALITY, COLUMNS).write(seen);
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
