package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.RUNS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/**
 * Keeps what each source says about each run, and derives the runs from it: everything in {@code runs}, {@code tasks},
 * {@code resources}, {@code errors} and {@code run_pods} follows from the parts that {@code run_keys} names, so that the order in
 * which sources are collected does not matter.
 */
public final class RunStore {
    private final Database database;
    private final Clock clock;

    /** What to prepare runs with; there is none until most of a batch were new runs. */
    private volatile Optional<DerivationInputs> inputs = Optional.empty();

    public RunStore(Database database) {
        this(database, Clock.systemUTC());
    }

    /** @param clock tells when a run was written */
    public RunStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Saves all parts in one transaction; the larger the batch, the faster. Of two readings of one key the later one's values
     * win and the other fills its gaps, whichever comes first.
     *
     * @return one entry per part, in the same order
     * @throws StoreProblem when the database cannot be written; then nothing of the batch is kept
     */
    public List<Saved> save(List<RunPart> parts) {
        return parts.isEmpty() ? List.of() : database.inTransaction(() -> saveAll(parts));
    }

    /** Tells it ahead that most of what comes are new runs, if there are none yet. To be called on the database's own thread. */
    public void expectHistory() {
        if (!database.sql().fetchExists(RUNS)) {
            inputs = Optional.of(DerivationInputs.load(database));
        }
    }

    /** To be filled with readings, by one other thread, while earlier ones are saved. */
    public Preparation preparation() {
        return new Preparation(inputs, clock);
    }

    /**
     * Saves a prepared batch in one transaction, to the same effect as {@link #save(List)}.
     *
     * @return one entry per part, in no particular order
     * @throws StoreProblem when the database cannot be written; then nothing of the batch is kept
     */
    public List<Saved> save(Prepared batch) {
        return batch.lone()
                .map(lone -> database.inTransaction(() -> save(lone, batch)))
                .orElseGet(() -> save(batch.others()));
    }

    private List<Saved> save(Prepared.Lone lone, Prepared batch) {
        if (!areNew(lone)) {
            List<Saved> saved = saveAll(batch.parts());
            inputs = Optional.empty(); // a history that is known needs no preparation
            return saved;
        }
        List<Saved> saved = new ArrayList<>(write(lone));
        saved.addAll(save(batch.others()));
        return saved;
    }

    private boolean areNew(Prepared.Lone lone) {
        return lone.inputs().isCurrent(database) && lone.runs().stream().allMatch(some -> some.areNew(database));
    }

    private List<Saved> write(Prepared.Lone lone) {
        lone.runs().forEach(some -> some.write(database));
        lone.days().add(database);
        return lone.runs().stream()
                .flatMap(some -> some.keys().stream())
                .map(key -> new Saved(key, Change.NEW, Optional.empty()))
                .toList();
    }

    private List<Saved> saveAll(List<RunPart> parts) {
        Set<RunKey> pruned = PrunedRuns.among(database, parts);
        if (pruned.isEmpty()) {
            return saveLiving(parts);
        }
        List<RunPart> living =
                parts.stream().filter(part -> !pruned.contains(part.key())).toList();
        Iterator<Saved> saved = saveLiving(living).iterator();
        return parts.stream()
                .map(part -> pruned.contains(part.key())
                        ? new Saved(part.key(), Change.UNCHANGED, Optional.empty())
                        : saved.next())
                .toList();
    }

    private List<Saved> saveLiving(List<RunPart> parts) {
        Alone alone = Alone.among(database, parts);
        learn(alone);
        Map<RunKey, Intake.Taken> taken = Intake.take(database, alone.others(), alone.met());
        List<Intake.Taken> changed =
                taken.values().stream().filter(Intake.Taken::isChanged).toList();
        List<StoredKey> near = near(changed);
        Regrouping regrouping =
                Regrouping.of(near, changed.stream().map(Intake.Taken::after).toList());
        long now = clock.instant().getEpochSecond();
        new Batch(database, now).write(alone.runs(), changed, regrouping, ids(near));
        FollowUps.note(database, parts, now);
        return answers(parts, taken, regrouping);
    }

    private void learn(Alone alone) {
        if (inputs.isEmpty() && alone.runs().size() > alone.others().size()) {
            inputs = Optional.of(DerivationInputs.load(database));
        }
    }

    /** All stored keys that may have to do with those that changed, each in a row of its own. */
    private List<StoredKey> near(List<Intake.Taken> changed) {
        Set<Bucket> buckets = new HashSet<>();
        for (Intake.Taken each : changed) {
            buckets.add(each.bucket());
            each.before().ifPresent(key -> buckets.add(key.bucket()));
        }
        List<StoredKey> near = new KeyQuery(database).inBuckets(buckets);
        return new KeyTable(database).spellOut(near) ? new KeyQuery(database).inBuckets(buckets) : near;
    }

    private static Map<RunKey, Long> ids(List<StoredKey> keys) {
        Map<RunKey, Long> ids = new HashMap<>();
        keys.forEach(key -> ids.put(key.key(), key.row().id()));
        return ids;
    }

    /** Each sentence is said once, with the first part that it is about. */
    private static List<Saved> answers(List<RunPart> parts, Map<RunKey, Intake.Taken> taken, Regrouping regrouping) {
        Set<String> spoken = new HashSet<>();
        Set<RunKey> counted = new HashSet<>();
        List<Saved> answers = new ArrayList<>(parts.size());
        for (RunPart part : parts) {
            RunKey key = part.key();
            Change change = counted.add(key) ? change(taken, key, regrouping) : Change.UNCHANGED;
            answers.add(new Saved(
                    key, change, Optional.ofNullable(regrouping.said().get(key)).filter(spoken::add)));
        }
        return answers;
    }

    /** A key that is new but belongs to a run of earlier collects brings no new run: it completes that one. */
    private static Change change(Map<RunKey, Intake.Taken> taken, RunKey key, Regrouping regrouping) {
        Change change =
                Optional.ofNullable(taken.get(key)).map(Intake.Taken::change).orElse(Change.NEW);
        boolean completes = regrouping
                .pointers()
                .getOrDefault(key, Optional.empty())
                .filter(regrouping.known()::contains)
                .isPresent();
        return change == Change.NEW && completes ? Change.UPDATED : change;
    }
}
