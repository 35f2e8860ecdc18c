package sh.fabrik.store;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/**
 * A row of {@code run_keys}.
 *
 * @param run the run it belongs to
 * @param exportOf the run that a row of our own export names
 * @param row where it is stored
 */
record StoredKey(
        RunKey key,
        Bucket bucket,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<String> run,
        Optional<String> exportOf,
        KeyRow row) {

    static StoredKey of(RunPart part, Optional<String> run, Optional<String> exportOf) {
        return new StoredKey(
                part.key(),
                Bucket.of(part),
                part.timing().startedAt(),
                part.timing().completedAt(),
                run,
                exportOf,
                KeyRow.NONE);
    }

    KeyedStart start(Optional<String> export) {
        return new KeyedStart(key, start, end, run, export);
    }
}
