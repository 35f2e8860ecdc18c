package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.SpecText;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;
import sh.fabrik.suggest.Merge;
import sh.fabrik.suggest.Priority;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

final class SuggestionStoreTest {
    private static final EvidenceTexts NONE_READY = EvidenceTexts.of(List.of());

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final SpecId SPEC = new SpecId("shop", "api-impl");

    @TempDir
    Path folder;

    @Test
    void a_suggestion_comes_back_as_it_was_stored() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            SuggestionStore store = new SuggestionStore(database);
            StoredSuggestion pending = StoredSuggestion.pending(suggestion("4Gi"), NOW);
            store.apply(inserting(pending), NONE_READY, analysis(database), NOW);
            assertThat(store.all(Optional.of("shop"))).containsExactly(pending);
            assertThat(store.all(Optional.of("other"))).isEmpty();
            assertThat(store.findByPrefix(pending.id().substring(0, 4))).containsExactly(pending);
        }
    }

    @Test
    void a_decision_is_remembered_with_its_reason() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            SuggestionStore store = new SuggestionStore(database);
            StoredSuggestion pending = StoredSuggestion.pending(suggestion("4Gi"), NOW);
            store.apply(inserting(pending), NONE_READY, analysis(database), NOW);
            store.decide(pending.id(), Status.REJECTED, Optional.of("too dear"), NOW.plusSeconds(60));
            StoredSuggestion decided = store.all(Optional.empty()).get(0);
            assertThat(decided.status()).isEqualTo(Status.REJECTED);
            assertThat(decided.statusReason()).contains("too dear");
            assertThat(decided.decidedAt()).contains(NOW.plusSeconds(60));
        }
    }

    @Test
    void a_superseded_suggestion_names_its_successor() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            SuggestionStore store = new SuggestionStore(database);
            StoredSuggestion old = StoredSuggestion.pending(suggestion("4Gi"), NOW);
            StoredSuggestion successor = StoredSuggestion.pending(suggestion("8Gi"), NOW);
            store.apply(inserting(old), NONE_READY, analysis(database), NOW);
            store.apply(
                    new Merge.Changes(
                            List.of(successor), List.of(), Map.of(old.id(), successor.id()), List.of(), List.of()),
                    NONE_READY,
                    analysis(database),
                    NOW);
            assertThat(store.findByPrefix(old.id()).get(0).status()).isEqualTo(Status.SUPERSEDED);
            assertThat(store.findByPrefix(old.id()).get(0).statusReason().orElseThrow())
                    .contains(successor.id());
        }
    }

    @Test
    void facts_of_the_latest_analysis_are_read_the_short_way() {
        Path file = folder.resolve("a.db");
        SpecText text = new SpecText(SPEC, 3, 2, 1, true, List.of("a", "b", "c"));
        try (Database database = Database.open(file)) {
            AnalysisStore store = new AnalysisStore(database);
            assertThat(store.isStale("shop")).isTrue();
            store.save("shop", Window.last(Duration.ofDays(90), NOW), "hash", KnownFacts.of(List.of(text)), NOW);
            assertThat(store.isStale("shop")).isFalse();
            assertThat(store.facts(SPEC)).containsExactly(text);
            new CollectionLog(database).record(new CollectionLog.Entry("csv", "shop", NOW, 1, 1, 0, 0, 0));
            assertThat(store.isStale("shop")).isTrue();
        }
        try (PreRunReading known = PreRunReading.open(file, Duration.ofMillis(500))) {
            assertThat(known.facts(SPEC)).containsExactly(text);
            assertThat(known.analysis(SPEC)).isPositive();
            assertThatThrownBy(() -> known.facts(new SpecId("shop", "other")))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining("Nothing is known of the spec other");
        }
    }

    private static long analysis(Database database) {
        return new AnalysisStore(database)
                .save("shop", Window.last(Duration.ofDays(90), NOW), "hash", KnownFacts.of(List.of()), NOW);
    }

    private static Merge.Changes inserting(StoredSuggestion stored) {
        return new Merge.Changes(List.of(stored), List.of(), Map.of(), List.of(), List.of());
    }

    private static Suggestion suggestion(String limit) {
        Evidence evidence = new Evidence(
                40,
                List.of("01J"),
                List.of(
                        new Figure.Observed("kills", 30, "SELECT count(*) FROM runs"),
                        new Figure.Estimated("need", 3.1, "log-normal", Map.of("n", "40"), Optional.of(42L))));
        return Suggestion.resource("raise-memory-limit", SPEC)
                .about("memory")
                .titled("Increase memory to " + limit)
                .from("memory: 2Gi")
                .to("memory: " + limit)
                .withConfidence(0.97)
                .priority(Priority.HIGH)
                .because("30 of 40 runs were killed at 2Gi.", evidence)
                .stamped("0c1d2e3f4a5b", Optional.of("f".repeat(64)));
    }
}
