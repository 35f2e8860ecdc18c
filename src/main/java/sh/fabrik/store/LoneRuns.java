package sh.fabrik.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;

/**
 * Some readings that each are a run of their own, ready to be written; of the readings themselves only their packs are kept.
 *
 * @param strays other projects and run ids under which their names could be stored
 */
record LoneRuns(
        List<RunKey> keys,
        List<Bucket> buckets,
        Set<Bucket> strays,
        List<byte[]> packs,
        BoundRows names,
        List<BoundRows> runs) {

    /** @param days where the runs are counted */
    static LoneRuns of(List<RunPart> parts, DerivationInputs.Rows inputs, Map<Day, DaySummary> days) {
        List<RunRow> rows = new ArrayList<>(parts.size());
        for (RunPart part : parts) {
            RunRow row = inputs.of(RunIds.fresh(part.timing().startedAt()), RunMerge.ofOne(part));
            RowCount.of(row)
                    .ifPresent(run -> days.computeIfAbsent(run.day(), day -> new DaySummary())
                            .add(run));
            rows.add(row);
        }
        List<Bucket> buckets = parts.stream().map(Bucket::of).toList();
        return new LoneRuns(
                parts.stream().map(RunPart::key).toList(),
                buckets,
                strays(parts),
                PartPacks.split(parts).stream().map(PartCodec::encode).toList(),
                KeyTable.ready(names(parts, rows)),
                RunTables.ready(rows));
    }

    private static Set<Bucket> strays(List<RunPart> parts) {
        Set<Bucket> strays = new HashSet<>();
        for (RunPart part : parts) {
            if (!isPlain(part)) {
                strays.addAll(KeyQuery.bucketsNamed(part.key()));
                strays.remove(Bucket.of(part));
            }
        }
        return strays;
    }

    /** Whether its name is {@code project/run id} and can be cut in no other way. */
    private static boolean isPlain(RunPart part) {
        String key = part.key().key();
        int cut = part.project().length();
        return key.indexOf('/') == cut
                && key.startsWith(part.project())
                && key.length() == cut + 1 + part.runId().length()
                && key.endsWith(part.runId())
                && key.indexOf('/', cut + 1) < 0;
    }

    private static List<KeyTable.Row> names(List<RunPart> parts, List<RunRow> rows) {
        List<KeyTable.Row> names = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            names.add(new KeyTable.Row(
                    parts.get(i), Optional.of(rows.get(i).id()), Optional.empty(), PartPacks.place(i)));
        }
        return names;
    }

    /** Whether nothing that is stored speaks of them. */
    boolean areNew(Database database) {
        KeyQuery stored = new KeyQuery(database);
        return !PrunedRuns.any(database, buckets)
                && stored.inBuckets(buckets).isEmpty()
                && stored.find(keys, strays).isEmpty();
    }

    /** All but the counters. */
    void write(Database database) {
        runs.forEach(each -> each.run(database));
        KeyTable.moved(names, new PartPacks(database).store(packs, keys.size())).run(database);
    }

    /** The readings, as they were. */
    List<RunPart> parts() {
        return packs.stream().flatMap(pack -> PartCodec.decode(pack).stream()).toList();
    }
}
