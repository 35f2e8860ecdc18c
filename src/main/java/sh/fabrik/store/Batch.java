package sh.fabrik.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/** Writes what one batch of readings changes, within one transaction. */
final class Batch {
    private final Database database;
    private final long now;

    /** @param now epoch seconds */
    Batch(Database database, long now) {
        this.database = database;
        this.now = now;
    }

    /**
     * @param alone new runs that nothing else speaks of
     * @param changed all other keys that are new or say something new
     * @param ids rows of the keys that the regrouping knew
     */
    void write(List<RunPart> alone, List<Intake.Taken> changed, Regrouping regrouping, Map<RunKey, Long> ids) {
        PartPacks.Packing packing =
                PartPacks.pack(Stream.concat(alone.stream(), changed.stream().map(Intake.Taken::part))
                        .toList());
        List<String> runs = alone.stream()
                .map(part -> RunIds.fresh(part.timing().startedAt()))
                .toList();
        writeRuns(runs, alone, changed, regrouping);
        writeKeys(packing, runs, alone, changed, new HashMap<>(regrouping.pointers()), ids);
        new KeyTable(database).follow(regrouping.successors());
    }

    private void writeRuns(List<String> runs, List<RunPart> alone, List<Intake.Taken> changed, Regrouping regrouping) {
        DayFold days = new DayFold(database);
        days.leaving(regrouping.known());
        days.leaving(regrouping.gone());
        Derivation derivation = new Derivation(database, now);
        List<RunRow> rows = new ArrayList<>(derivation.derive(regrouping.derive(), changed));
        rows.addAll(derivation.deriveAlone(runs, alone));
        CompletableFuture<Void> counted = CompletableFuture.runAsync(() -> days.arriving(rows, regrouping.known()));
        new RunTables(database).write(rows, regrouping.known());
        counted.join();
        new RunTables(database).remove(regrouping.gone());
        days.write();
    }

    private void writeKeys(
            PartPacks.Packing packing,
            List<String> runs,
            List<RunPart> alone,
            List<Intake.Taken> changed,
            Map<RunKey, Optional<String>> pointers,
            Map<RunKey, Long> ids) {
        PartPacks packs = new PartPacks(database);
        List<KeyRow> places = packs.store(packing);
        List<KeyTable.Row> rows = new ArrayList<>(places.size());
        for (int i = 0; i < alone.size(); i++) {
            rows.add(new KeyTable.Row(alone.get(i), Optional.of(runs.get(i)), Optional.empty(), places.get(i)));
        }
        for (int i = 0; i < changed.size(); i++) {
            Intake.Taken each = changed.get(i);
            Optional<String> moved = pointers.remove(each.part().key());
            Optional<String> run = moved == null ? each.after().run() : moved;
            KeyRow place =
                    places.get(alone.size() + i).at(ids.getOrDefault(each.part().key(), KeyRow.NONE.id()));
            rows.add(new KeyTable.Row(each.part(), run, each.exportOf(), place));
        }
        KeyTable keys = new KeyTable(database);
        keys.save(rows);
        packs.release(changed.stream()
                .map(Intake.Taken::before)
                .flatMap(Optional::stream)
                .toList());
        keys.point(pointers.entrySet().stream()
                .map(each -> new KeyTable.Pointer(ids.getOrDefault(each.getKey(), 0L), each.getValue()))
                .toList());
    }
}
