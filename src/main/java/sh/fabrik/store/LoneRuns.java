package sh.fabrik.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;

/**
 * Some readings that each are a run of their own, ready to be written; of the readings themselves only their packs are kept.
 *
 * @param odd their names, unless all of these follow from the rows of the runs
 * @param children what hangs on the runs
 */
record LoneRuns(
        List<Bucket> buckets,
        NameRanges ranges,
        Optional<Odd> odd,
        List<byte[]> packs,
        BoundRows runs,
        List<BoundRows> children) {

    /** @param strays other projects and run ids under which the names could be stored */
    record Odd(List<RunKey> keys, Set<Bucket> strays, BoundRows rows) {}

    /** @param days where the runs are counted */
    static LoneRuns of(List<RunPart> parts, DerivationInputs.Rows inputs, Map<Day, DaySummary> days) {
        List<RunRow> rows = new ArrayList<>(parts.size());
        boolean plain = true;
        for (RunPart part : parts) {
            RunRow row = inputs.of(RunIds.fresh(part.timing().startedAt()), RunMerge.ofOne(part));
            RowCount.of(row)
                    .ifPresent(run -> days.computeIfAbsent(run.day(), day -> new DaySummary())
                            .add(run));
            rows.add(row);
            plain = plain && isPlain(part) && tellsTimes(row, part.timing());
        }
        return new LoneRuns(
                parts.stream().map(Bucket::of).toList(),
                NameRanges.of(parts),
                plain ? Optional.empty() : Optional.of(odd(parts, rows)),
                PartPacks.split(parts).stream().map(PartCodec::encode).toList(),
                plain ? RunTables.telling(rows) : RunTables.ready(rows),
                RunTables.children(rows));
    }

    private static Odd odd(List<RunPart> parts, List<RunRow> rows) {
        return new Odd(parts.stream().map(RunPart::key).toList(), strays(parts), KeyTable.ready(names(parts, rows)));
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

    /** Whether the row of the run has the part's own times, to the millisecond. */
    private static boolean tellsTimes(RunRow row, RunPart.Timing timing) {
        return !row.run().span().skewed()
                && timing.startedAt().map(Instant::getNano).orElse(0) == 0
                && timing.completedAt().map(Instant::getNano).orElse(0) == 0;
    }

    private static List<KeyTable.Row> names(List<RunPart> parts, List<RunRow> rows) {
        List<KeyTable.Row> names = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            names.add(new KeyTable.Row(
                    parts.get(i), Optional.of(rows.get(i).id()), Optional.empty(), PartPacks.place(i)));
        }
        return names;
    }

    List<RunKey> keys() {
        return odd.map(Odd::keys)
                .orElseGet(() -> buckets.stream()
                        .map(bucket -> new RunKey(Source.CSV, bucket.project() + "/" + bucket.runId()))
                        .toList());
    }

    /** Whether nothing that is stored speaks of them. */
    boolean areNew(Database database) {
        KeyQuery stored = new KeyQuery(database);
        Set<Bucket> strays = odd.map(Odd::strays).orElse(Set.of());
        if (PrunedRuns.any(database, buckets)) {
            return false;
        }
        if (strays.isEmpty() && stored.noneWithin(ranges)) {
            return true;
        }
        return stored.inBuckets(buckets).isEmpty()
                && stored.find(keys(), strays).isEmpty();
    }

    /** All but the counters. */
    void write(Database database) {
        long pack = new PartPacks(database).store(packs, buckets.size());
        (odd.isPresent() ? runs : RunTables.moved(runs, pack)).run(database);
        odd.ifPresent(names -> KeyTable.moved(names.rows(), pack).run(database));
        children.forEach(each -> each.run(database));
    }

    /** The readings, as they were. */
    List<RunPart> parts() {
        return packs.stream().flatMap(pack -> PartCodec.decode(pack).stream()).toList();
    }
}
