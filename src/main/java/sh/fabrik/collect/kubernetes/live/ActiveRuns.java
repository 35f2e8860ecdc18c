package sh.fabrik.collect.kubernetes.live;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.Found;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Trace;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

/**
 * The runs that go on, as far as is known. One whose Job is gone at the next list was cancelled, or nobody saw its end: a Job
 * stays for its time to live after its end, unless a schedule clears it away.
 */
final class ActiveRuns {
    static final String DELETED = "deleted before its time to live was over";
    static final String UNOBSERVED = "gone before its end was seen";

    private final Optional<String> namespace;
    private final Map<String, ActiveRun> active = new LinkedHashMap<>();
    private final Set<String> unseen = new HashSet<>();

    /** @param namespace that is listed; runs of others are left alone; absent: all */
    ActiveRuns(Optional<String> namespace, List<ActiveRun> known) {
        this.namespace = namespace;
        known.stream().filter(this::isListed).forEach(run -> active.put(run.uid(), run));
    }

    private boolean isListed(ActiveRun run) {
        Optional<String> place = run.part().trace().map(Trace::place);
        return place.isPresent() && namespace.map(n -> n.equals(place.get())).orElse(true);
    }

    /** A list begins: what it does not show is gone. */
    void listBegins() {
        unseen.clear();
        unseen.addAll(active.keySet());
    }

    /** The list shows this Job, whatever it may be. */
    void shows(String uid) {
        unseen.remove(uid);
    }

    /** What was found of a run: it goes on, or has ended. */
    void learn(RunPart part, Instant now) {
        ActiveRun run = new ActiveRun(part, now);
        if (part.verdict().outcome().isEmpty() && part.trace().isPresent()) {
            active.put(run.uid(), run);
        } else {
            active.remove(run.uid());
        }
    }

    /** The list is complete: what it did not show. */
    List<Found> gone(Instant now) {
        List<Found> ends = unseen.stream()
                .sorted()
                .flatMap(uid -> Optional.ofNullable(active.remove(uid)).stream())
                .<Found>map(run -> new Found.Part(ended(run, now)))
                .toList();
        unseen.clear();
        return ends;
    }

    private static RunPart ended(ActiveRun run, Instant now) {
        RunPart part = run.part();
        return RunPart.of(part.key(), part.runId(), part.project(), now.toEpochMilli(), part.location())
                .withVerdict(wasDeleted(run, now) ? cancelled() : unobserved());
    }

    private static boolean wasDeleted(ActiveRun run, Instant now) {
        Trace trace = run.part().trace().orElseThrow();
        boolean stillKept =
                trace.kept().map(kept -> now.isBefore(run.seenAt().plus(kept))).orElse(true);
        return !trace.scheduled() && stillKept;
    }

    private static Verdict cancelled() {
        return Verdict.of(Outcome.CANCELLED, FailureReason.KILLED, DELETED, Evidence.UNOBSERVED)
                .withErrorType(ErrorType.CANCELLED);
    }

    private static Verdict unobserved() {
        return new Verdict(
                Optional.empty(), Optional.empty(), Optional.of(UNOBSERVED), Optional.empty(), Evidence.UNOBSERVED);
    }
}
