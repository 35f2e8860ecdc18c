package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.RUNS;

import com.github.f4b6a3.ulid.Ulid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/** Recognises rows of fabrik's own export when they are read back: their id is the id of a run. */
final class Exports {
    private static final int QUESTION = 500;

    private Exports() {}

    static Optional<String> idOf(RunKey key) {
        String id = key.key().substring(key.key().lastIndexOf('/') + 1);
        return Optional.of(id).filter(text -> key.source() == Source.CSV && Ulid.isValid(text));
    }

    /** The runs that the readings name by id, and the bucket of each. */
    static Map<String, Bucket> named(DSLContext sql, List<RunPart> readings) {
        List<String> ids = readings.stream()
                .map(part -> idOf(part.key()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<String, Bucket> named = new HashMap<>();
        for (int from = 0; from < ids.size(); from += QUESTION) {
            sql.select(RUNS.ID, RUNS.PROJECT_ID, RUNS.RUN_ID)
                    .from(RUNS)
                    .where(RUNS.ID.in(ids.subList(from, Math.min(ids.size(), from + QUESTION))))
                    .forEach(row -> named.put(row.value1(), new Bucket(row.value2(), row.value3())));
        }
        return named;
    }

    static RunPart inBucket(RunPart part, Bucket bucket) {
        return part.named(bucket.runId(), bucket.project());
    }
}
