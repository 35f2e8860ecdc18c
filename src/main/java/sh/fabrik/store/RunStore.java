package sh.fabrik.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/**
 * Keeps what each source says about each run, and derives the runs from it: everything in {@code runs}, {@code tasks},
 * {@code resources}, {@code errors} and {@code run_pods} follows from the parts in {@code run_keys}, so that the order in which
 * sources are collected does not matter.
 */
public final class RunStore {
    private final Database database;
    private final KeyTable keys;
    private final Clock clock;

    public RunStore(Database database) {
        this(database, Clock.systemUTC());
    }

    /** @param clock tells when a key was seen */
    public RunStore(Database database, Clock clock) {
        this.database = database;
        this.keys = new KeyTable(database);
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

    private List<Saved> saveAll(List<RunPart> parts) {
        long now = clock.instant().getEpochSecond();
        Map<RunKey, Intake.Taken> taken = Intake.take(database, parts);
        List<Intake.Taken> changed =
                taken.values().stream().filter(Intake.Taken::isChanged).toList();
        Regrouping regrouping = regroup(changed);
        write(regrouping, changed, now);
        keys.see(taken.values().stream()
                .filter(each -> !each.isChanged())
                .map(each -> new KeyTable.Seen(each.part().key(), now))
                .toList());
        return answers(parts, taken, regrouping);
    }

    private Regrouping regroup(List<Intake.Taken> changed) {
        Set<Bucket> buckets = new HashSet<>();
        for (Intake.Taken each : changed) {
            buckets.add(each.bucket());
            each.before().ifPresent(key -> buckets.add(key.bucket()));
        }
        return Regrouping.of(
                keys.inBuckets(buckets),
                changed.stream().map(Intake.Taken::after).toList());
    }

    private void write(Regrouping regrouping, List<Intake.Taken> changed, long now) {
        DayFold days = new DayFold(database);
        days.leaving(regrouping.known());
        days.leaving(regrouping.gone());
        List<RunRow> derived = new Derivation(database, now).derive(regrouping.derive(), changed);
        new RunTables(database).write(derived, regrouping.known());
        days.arriving(derived, regrouping.known());
        Map<RunKey, Optional<String>> pointers = new HashMap<>(regrouping.pointers());
        List<KeyTable.Row> rows = new ArrayList<>();
        for (Intake.Taken each : changed) {
            Optional<String> moved = pointers.remove(each.part().key());
            Optional<String> run = moved == null ? each.after().run() : moved;
            rows.add(new KeyTable.Row(each.part(), run, each.exportOf(), now));
        }
        keys.save(rows);
        keys.point(pointers.entrySet().stream()
                .map(each -> new KeyTable.Pointer(each.getKey(), each.getValue()))
                .toList());
        keys.follow(regrouping.successors());
        new RunTables(database).remove(regrouping.gone());
        days.write();
    }

    /** Each sentence is said once, with the first part that it is about. */
    private static List<Saved> answers(List<RunPart> parts, Map<RunKey, Intake.Taken> taken, Regrouping regrouping) {
        Set<String> spoken = new HashSet<>();
        Set<RunKey> counted = new HashSet<>();
        List<Saved> answers = new ArrayList<>();
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
                Optional.ofNullable(taken.get(key)).map(Intake.Taken::change).orElse(Change.UNCHANGED);
        boolean completes = regrouping
                .pointers()
                .getOrDefault(key, Optional.empty())
                .filter(regrouping.known()::contains)
                .isPresent();
        return change == Change.NEW && completes ? Change.UPDATED : change;
    }
}
