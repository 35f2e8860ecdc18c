package sh.fabrik.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/**
 * Tells which readings are new runs that nothing else speaks of: no other reading and no stored key has their project and run id, and
 * none has their name. They need no regrouping and no merge. Nearly all of a large history is like that.
 *
 * @param runs the readings that stand alone
 * @param others the rest, in order
 * @param met stored keys that were met while looking
 */
record Alone(List<RunPart> runs, List<RunPart> others, List<StoredKey> met) {

    static Alone among(Database database, List<RunPart> readings) {
        List<RunPart> candidates = candidates(readings);
        if (candidates.isEmpty()) {
            return new Alone(List.of(), readings, List.of());
        }
        KeyQuery keys = new KeyQuery(database);
        Set<Bucket> taken = new HashSet<>();
        List<StoredKey> met = keys.inBuckets(candidates.stream().map(Bucket::of).toList());
        met.forEach(key -> taken.add(key.bucket()));
        List<RunPart> untouched = taken.isEmpty()
                ? candidates
                : candidates.stream()
                        .filter(part -> !taken.contains(Bucket.of(part)))
                        .toList();
        Set<RunKey> stored = keys.elsewhere(untouched).keySet();
        List<RunPart> runs = stored.isEmpty()
                ? untouched
                : untouched.stream()
                        .filter(part -> !stored.contains(part.key()))
                        .toList();
        return new Alone(runs, without(runs, readings), met);
    }

    private static List<RunPart> without(List<RunPart> runs, List<RunPart> readings) {
        if (runs.size() == readings.size()) {
            return List.of();
        }
        Set<RunKey> alone = new HashSet<>();
        runs.forEach(part -> alone.add(part.key()));
        return readings.stream().filter(part -> !alone.contains(part.key())).toList();
    }

    private static List<RunPart> candidates(List<RunPart> readings) {
        Map<Bucket, Integer> inBucket = new HashMap<>(readings.size() * 2);
        Set<RunKey> names = new HashSet<>(readings.size() * 2);
        Set<RunKey> twice = new HashSet<>();
        for (RunPart part : readings) {
            inBucket.merge(Bucket.of(part), 1, Integer::sum);
            if (!names.add(part.key())) {
                twice.add(part.key());
            }
        }
        return readings.stream()
                .filter(part -> inBucket.getOrDefault(Bucket.of(part), 0) == 1
                        && !twice.contains(part.key())
                        && isCandidate(part))
                .toList();
    }

    /** Only a history in CSV is of runs that no other source will ever speak of; its own exports name runs by id. */
    static boolean isCandidate(RunPart part) {
        return part.key().source() == Source.CSV && Exports.idOf(part.key()).isEmpty();
    }
}
