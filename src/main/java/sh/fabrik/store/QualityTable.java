package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.SPEC_QUALITY;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;
import sh.fabrik.store.schema.tables.records.SpecQualityRecord;

/** The table {@code spec_quality}: one row for each spec, as the latest analysis saw it. */
final class QualityTable {
    /** The spec's own bar: a success rate under it needs a review. */
    private static final double REVIEW_BELOW = 0.70;

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
        for (Fact fact : facts) {
            if (fact instanceof SpecHistory history) {
                database.sql().executeInsert(row(history, memory.get(history.spec()), at));
            }
        }
    }

    private static SpecQualityRecord row(SpecHistory history, @Nullable MemoryProfile memory, Instant at) {
        SpecQualityRecord row = new SpecQualityRecord();
        row.setProjectId(history.spec().project());
        row.setSpecId(history.spec().id());
        row.setVersion(history.fingerprint().orElse(null));
        row.setRunsCount((long) history.runs());
        row.setSuccessCount((long) history.success().hits());
        row.setAvgDurationSeconds(history.averageDuration()
                .map(Duration::toMillis)
                .map(ms -> ms / 1e3)
                .orElse(null));
        row.setAvgCostUsd(
                history.averageCost().map(Usd::amount).map(Number::doubleValue).orElse(null));
        row.setAvgIterations(history.averageIterations().orElse(null));
        if (memory != null) {
            row.setP95MemoryBytes(memory.p95Peak().bytes());
        }
        boolean review = history.judgedRuns() > 0 && history.success().observed() < REVIEW_BELOW;
        row.setNeedsReview(review ? 1L : 0L);
        row.setLastAnalyzedAt(at.getEpochSecond());
        return row;
    }
}
