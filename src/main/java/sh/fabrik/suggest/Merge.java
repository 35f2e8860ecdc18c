package sh.fabrik.suggest;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What becomes of the suggestions of a new analysis: first among themselves, then against those remembered. */
public final class Merge {
    /** A rejected suggestion comes back when its value moved by more than this share of the rejected value. */
    public static final double WORTH_ASKING_AGAIN = 0.20;

    private Merge() {}

    /**
     * What a new analysis changes in what is remembered.
     *
     * @param inserts new, or expired or superseded earlier and now true again: written whole, over what has the same id
     * @param refreshes said again while pending: times of creation stay, numbers and reasons are the new ones
     * @param supersedes id of a pending suggestion to the id of the one that takes its place
     * @param expiries ids of pending suggestions that are no longer said
     * @param suppressed said, but a person has already decided about it
     */
    public record Changes(
            List<StoredSuggestion> inserts,
            List<StoredSuggestion> refreshes,
            Map<String, String> supersedes,
            List<String> expiries,
            List<Suggestion> suppressed) {
        public Changes {
            inserts = List.copyOf(inserts);
            refreshes = List.copyOf(refreshes);
            supersedes = Collections.unmodifiableMap(new TreeMap<>(supersedes));
            expiries = List.copyOf(expiries);
            suppressed = List.copyOf(suppressed);
        }
    }

    /**
     * One suggestion for each setting of each spec, without those that another makes redundant, the most urgent first.
     * The answer does not depend on the order of {@code said}.
     *
     * <p>Of several for one setting, one that gives more outranks one that gives less; then the higher priority, the larger gain in
     * success, the higher confidence, and the name of the rule decide.
     */
    public static List<Suggestion> settle(List<Suggestion> said) {
        return Conflicts.settle(said);
    }

    /**
     * Compares what is said now with what is remembered of the same project. Neither list's order matters.
     *
     * @param stored everything remembered, of any status
     * @param now settled suggestions of the new analysis
     * @param at the time of the new analysis, UTC
     */
    public static Changes against(List<StoredSuggestion> stored, List<Suggestion> now, Instant at) {
        return new Lifecycle(stored, at).with(now);
    }
}
