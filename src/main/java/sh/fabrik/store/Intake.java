package sh.fabrik.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/** Compares new readings with what is known, and merges them. */
final class Intake {
    private final Map<RunKey, StoredKey> known;
    private final Map<RunKey, RunPart> parts;
    private final Map<String, Bucket> exported;
    private final Map<RunKey, Taken> taken = new LinkedHashMap<>();

    private Intake(Map<RunKey, StoredKey> known, Map<RunKey, RunPart> parts, Map<String, Bucket> exported) {
        this.known = known;
        this.parts = parts;
        this.exported = exported;
    }

    /**
     * A key as it is after the new readings.
     *
     * @param before as it was stored
     */
    record Taken(RunPart part, Change change, Optional<StoredKey> before, Optional<String> exportOf) {

        Bucket bucket() {
            return Bucket.of(part);
        }

        boolean isChanged() {
            return change != Change.UNCHANGED;
        }

        /** The key as it will be stored; when it moves to another bucket it leaves its run. */
        StoredKey after() {
            Optional<String> run =
                    before.filter(key -> key.bucket().equals(bucket())).flatMap(StoredKey::run);
            return StoredKey.of(part, run, exportOf);
        }
    }

    /** @param met stored keys that were met already */
    static Map<RunKey, Taken> take(Database database, List<RunPart> readings, List<StoredKey> met) {
        Map<RunKey, StoredKey> known = known(database, readings, met);
        Intake intake = new Intake(
                known, new PartPacks(database).parts(known.values()), Exports.named(database.sql(), readings));
        readings.forEach(intake::take);
        return intake.taken;
    }

    private static Map<RunKey, StoredKey> known(Database database, List<RunPart> readings, List<StoredKey> met) {
        Set<RunKey> wanted = new HashSet<>();
        readings.forEach(part -> wanted.add(part.key()));
        Map<RunKey, StoredKey> known = new HashMap<>();
        for (StoredKey key : met) {
            if (wanted.remove(key.key())) {
                known.put(key.key(), key);
            }
        }
        known.putAll(new KeyQuery(database).find(wanted));
        return known;
    }

    private void take(RunPart reading) {
        RunKey key = reading.key();
        Optional<Taken> before = Optional.ofNullable(taken.get(key)).or(() -> asStored(key));
        taken.put(key, before.map(now -> merged(reading, now)).orElseGet(() -> fresh(reading)));
    }

    private Optional<Taken> asStored(RunKey key) {
        return Optional.ofNullable(known.get(key))
                .map(stored -> new Taken(
                        Objects.requireNonNull(parts.get(key)),
                        Change.UNCHANGED,
                        Optional.of(stored),
                        stored.exportOf()));
    }

    private Taken fresh(RunPart reading) {
        Optional<String> exportOf = Exports.idOf(reading.key()).filter(exported::containsKey);
        RunPart part = exportOf.map(exported::get)
                .map(bucket -> Exports.inBucket(reading, bucket))
                .orElse(reading);
        return new Taken(part, Change.NEW, Optional.empty(), exportOf);
    }

    private static Taken merged(RunPart reading, Taken before) {
        RunPart read = before.exportOf.isPresent() ? Exports.inBucket(reading, before.bucket()) : reading;
        if (read.equals(before.part)) {
            return before;
        }
        RunPart part = PartMerge.merge(before.part, read);
        if (part.equals(before.part)) {
            return before;
        }
        Change change = before.change == Change.NEW ? Change.NEW : Change.UPDATED;
        return new Taken(part, change, before.before, before.exportOf);
    }
}
