package sh.fabrik.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/**
 * A row of {@code run_keys} without its part.
 *
 * @param run the run it belongs to
 * @param exportOf the run that a row of our own export names
 */
record StoredKey(
        RunKey key,
        Bucket bucket,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<String> run,
        Optional<String> exportOf) {

    static StoredKey of(RunPart part, Optional<String> run, Optional<String> exportOf) {
        return new StoredKey(
                part.key(),
                new Bucket(part.project(), part.runId()),
                part.timing().startedAt(),
                part.timing().completedAt(),
                run,
                exportOf);
    }

    KeyedStart start(Optional<String> export) {
        return new KeyedStart(key, start, end, run, export);
    }

    static RunKey key(String source, String key) {
        return new RunKey(Source.ofWord(source), key);
    }

    static Optional<Instant> instant(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
