package sh.fabrik.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/** Derives rows of runs from the parts of their keys. */
final class Derivation {
    private final Database database;
    private final long now;

    /** @param now epoch seconds */
    Derivation(Database database, long now) {
        this.database = database;
        this.now = now;
    }

    /** @param changed the parts that are not stored yet */
    List<RunRow> derive(Map<String, Group> runs, List<Intake.Taken> changed) {
        Map<RunKey, RunPart> parts = new HashMap<>();
        changed.forEach(each -> parts.put(each.part().key(), each.part()));
        List<RunKey> others = runs.values().stream()
                .flatMap(group -> group.keys().stream())
                .map(KeyedStart::key)
                .filter(key -> !parts.containsKey(key))
                .toList();
        parts.putAll(new PartPacks(database)
                .parts(new KeyQuery(database).find(others).values()));
        List<String> ids = List.copyOf(runs.keySet());
        return rows(
                ids,
                runs.values().stream()
                        .map(group -> RunMerge.merge(parts(group, parts)))
                        .toList());
    }

    /** Each part is a run of its own. */
    List<RunRow> deriveAlone(List<String> ids, List<RunPart> parts) {
        return rows(ids, parts.parallelStream().map(RunMerge::ofOne).toList());
    }

    private List<RunRow> rows(List<String> ids, List<MergedRun> runs) {
        DerivationInputs.Rows rows = DerivationInputs.load(
                        database, runs.stream().map(MergedRun::project).collect(Collectors.toSet()))
                .rows(now);
        return IntStream.range(0, ids.size())
                .parallel()
                .mapToObj(i -> rows.of(ids.get(i), runs.get(i)))
                .toList();
    }

    private static List<RunPart> parts(Group group, Map<RunKey, RunPart> parts) {
        return group.keys().stream()
                .map(key -> Optional.ofNullable(parts.get(key.key()))
                        .orElseThrow(() -> new IllegalStateException("The part of " + key.key() + " is missing")))
                .toList();
    }
}
