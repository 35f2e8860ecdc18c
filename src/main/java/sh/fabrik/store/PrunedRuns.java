package sh.fabrik.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/** Tells which readings are about runs whose details were pruned: these are counted already and not taken in again. */
final class PrunedRuns {
    /** As far as a Smithers start may lie from the Job that it belongs to (see {@link Identity}). */
    private static final long SLACK = 120;

    private static final String SPANS =
            "SELECT started_at, ended_at FROM pruned_runs WHERE project_id = ? AND run_id = ?";

    private final Map<Bucket, List<Span>> known = new HashMap<>();

    private PrunedRuns() {}

    private record Span(long start, long end) {
        boolean holds(long second) {
            return second >= start - SLACK && second <= end + SLACK;
        }
    }

    /** A reading without any time is about a pruned run when there was one of its name. */
    static Set<RunKey> among(Database database, List<RunPart> parts) {
        try {
            if (Sql.number(database.connection(), "SELECT EXISTS (SELECT 1 FROM pruned_runs)") == 0) {
                return Set.of();
            }
            PrunedRuns pruned = new PrunedRuns();
            Set<RunKey> found = new HashSet<>();
            try (PreparedStatement query = database.connection().prepareStatement(SPANS)) {
                for (RunPart part : parts) {
                    if (pruned.holds(query, part)) {
                        found.add(part.key());
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    /** Whether any run with one of these names was pruned. */
    static boolean any(Database database, List<Bucket> buckets) {
        try {
            if (Sql.number(database.connection(), "SELECT EXISTS (SELECT 1 FROM pruned_runs)") == 0) {
                return false;
            }
            try (PreparedStatement query = database.connection().prepareStatement(SPANS)) {
                for (Bucket bucket : buckets) {
                    if (!spans(query, bucket).isEmpty()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private boolean holds(PreparedStatement query, RunPart part) throws SQLException {
        Bucket bucket = Bucket.of(part);
        List<Span> spans = known.get(bucket);
        if (spans == null) {
            spans = spans(query, bucket);
            known.put(bucket, spans);
        }
        Optional<Long> time =
                part.timing().startedAt().or(() -> part.timing().completedAt()).map(Instant::getEpochSecond);
        return spans.stream().anyMatch(span -> time.isEmpty() || span.holds(time.get()));
    }

    private static List<Span> spans(PreparedStatement query, Bucket bucket) throws SQLException {
        query.setString(1, bucket.project());
        query.setString(2, bucket.runId());
        List<Span> spans = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                spans.add(new Span(row.getLong(1), row.getLong(2)));
            }
        }
        return spans;
    }
}
