package sh.fabrik.suggest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.run.SpecId;

/** The remembered suggestions, asked what to do with those of a new analysis. */
final class Lifecycle {
    private final Map<String, StoredSuggestion> byId;
    private final Instant at;
    private final List<StoredSuggestion> inserts = new ArrayList<>();
    private final List<StoredSuggestion> refreshes = new ArrayList<>();
    private final List<Suggestion> suppressed = new ArrayList<>();

    /** Suggestions that are answers to one question; a new answer takes an older one's place. */
    private record Question(SpecId spec, String rule, String setting) {
        static Question of(Suggestion suggestion) {
            return new Question(suggestion.spec(), suggestion.rule(), suggestion.setting());
        }
    }

    Lifecycle(List<StoredSuggestion> stored, Instant at) {
        this.byId = stored.stream()
                .collect(Collectors.toMap(StoredSuggestion::id, one -> one, (one, other) -> one, TreeMap::new));
        this.at = at;
    }

    Merge.Changes with(List<Suggestion> now) {
        Map<String, Suggestion> said = new TreeMap<>();
        now.forEach(one -> said.putIfAbsent(one.id(), one));
        said.forEach(this::place);
        Map<String, String> supersedes = new TreeMap<>();
        List<String> expiries = new ArrayList<>();
        for (StoredSuggestion old : goneFrom(said.keySet())) {
            successor(old.suggestion())
                    .ifPresentOrElse(id -> supersedes.put(old.id(), id), () -> expiries.add(old.id()));
        }
        return new Merge.Changes(inserts, refreshes, supersedes, expiries, suppressed);
    }

    private void place(String id, Suggestion said) {
        Optional<StoredSuggestion> known = Optional.ofNullable(byId.get(id));
        if (known.filter(old -> old.status() == Status.PENDING).isPresent()) {
            refreshes.add(pending(said, known.get().createdAt()));
        } else if (known.filter(old -> old.status() == Status.APPLIED).isPresent() || isRejected(said)) {
            suppressed.add(said);
        } else {
            inserts.add(pending(said, known.map(StoredSuggestion::createdAt).orElse(at)));
        }
    }

    private boolean isRejected(Suggestion said) {
        return byId.values().stream()
                .filter(old -> old.status() == Status.REJECTED)
                .map(StoredSuggestion::suggestion)
                .filter(old -> Question.of(old).equals(Question.of(said)))
                .anyMatch(old -> !moved(old.suggested(), said.suggested()));
    }

    private static boolean moved(String from, String to) {
        Optional<Magnitude> before = Magnitude.of(from);
        Optional<Magnitude> after = Magnitude.of(to);
        if (before.isPresent() && after.isPresent()) {
            return after.get().movedFrom(before.get(), Merge.WORTH_ASKING_AGAIN);
        }
        return !from.equals(to);
    }

    private List<StoredSuggestion> goneFrom(Set<String> now) {
        Set<String> shown = new HashSet<>(now);
        suppressed.forEach(said -> shown.remove(said.id()));
        return byId.entrySet().stream()
                .filter(old -> old.getValue().status() == Status.PENDING && !shown.contains(old.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Optional<String> successor(Suggestion old) {
        return Stream.concat(inserts.stream(), refreshes.stream())
                .map(StoredSuggestion::suggestion)
                .filter(said -> Question.of(said).equals(Question.of(old)))
                .map(Suggestion::id)
                .findFirst();
    }

    private StoredSuggestion pending(Suggestion said, Instant createdAt) {
        return new StoredSuggestion(said, Status.PENDING, Optional.empty(), createdAt, at, Optional.empty());
    }
}
