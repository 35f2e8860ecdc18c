package sh.fabrik.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sh.fabrik.facts.Evidence;

class LifecycleTest {
    private static final Instant EARLIER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Suggestion TO_4GI = Said.memory("2Gi", "4Gi", 0.9);

    @Test
    void what_is_said_for_the_first_time_is_inserted_as_pending() {
        Merge.Changes changes = Merge.against(List.of(), List.of(TO_4GI), NOW);
        assertThat(changes)
                .isEqualTo(new Merge.Changes(
                        List.of(StoredSuggestion.pending(TO_4GI, NOW)), List.of(), Map.of(), List.of(), List.of()));
    }

    @Test
    void what_is_said_again_stays_and_gets_the_new_numbers() {
        Suggestion surer = TO_4GI.withConfidence(0.97).because("35 of 45 runs were killed.", Evidence.NONE);
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, Status.PENDING)), List.of(surer), NOW);
        assertThat(changes.refreshes())
                .containsExactly(
                        new StoredSuggestion(surer, Status.PENDING, Optional.empty(), EARLIER, NOW, Optional.empty()));
        assertThat(changes.inserts()).isEmpty();
        assertThat(changes.supersedes()).isEmpty();
        assertThat(changes.expiries()).isEmpty();
    }

    @Test
    void a_changed_value_supersedes_the_pending_one() {
        Suggestion to6 = Said.memory("2Gi", "6Gi", 0.9);
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, Status.PENDING)), List.of(to6), NOW);
        assertThat(changes.supersedes()).isEqualTo(Map.of(TO_4GI.id(), to6.id()));
        assertThat(changes.inserts()).containsExactly(StoredSuggestion.pending(to6, NOW));
        assertThat(changes.expiries()).isEmpty();
    }

    @Test
    void what_is_no_longer_said_expires() {
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, Status.PENDING)), List.of(), NOW);
        assertThat(changes.expiries()).containsExactly(TO_4GI.id());
    }

    @Test
    void another_rule_about_the_same_setting_takes_no_place_but_the_old_one_expires() {
        Suggestion lower = Said.lowerMemory("4Gi", "2Gi");
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, Status.PENDING)), List.of(lower), NOW);
        assertThat(changes.expiries()).containsExactly(TO_4GI.id());
        assertThat(changes.inserts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"EXPIRED", "SUPERSEDED"})
    void what_comes_true_again_is_pending_again(Status gone) {
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, gone)), List.of(TO_4GI), NOW);
        assertThat(changes.inserts())
                .containsExactly(
                        new StoredSuggestion(TO_4GI, Status.PENDING, Optional.empty(), EARLIER, NOW, Optional.empty()));
        assertThat(changes.refreshes()).isEmpty();
    }

    @Test
    void a_value_that_returns_supersedes_the_one_that_had_replaced_it() {
        Suggestion to6 = Said.memory("2Gi", "6Gi", 0.9);
        List<StoredSuggestion> stored = List.of(stored(TO_4GI, Status.SUPERSEDED), stored(to6, Status.PENDING));
        Merge.Changes changes = Merge.against(stored, List.of(TO_4GI), NOW);
        assertThat(changes.supersedes()).isEqualTo(Map.of(to6.id(), TO_4GI.id()));
    }

    @ParameterizedTest
    @CsvSource({"4Gi, true", "4.5Gi, true", "3.3Gi, true", "4.75Gi, true", "4.9Gi, false", "3.1Gi, false", "8Gi, false"
    })
    void a_rejected_value_comes_back_only_when_it_moves_by_more_than_a_fifth(String value, boolean quiet) {
        Suggestion again = Said.memory("2Gi", value, 0.99);
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, Status.REJECTED)), List.of(again), NOW);
        assertThat(changes.suppressed().isEmpty()).isNotEqualTo(quiet);
        assertThat(changes.inserts().isEmpty()).isEqualTo(quiet);
        assertThat(changes.expiries()).isEmpty();
    }

    @Test
    void a_rejected_model_stays_rejected_and_another_model_is_another_question() {
        Suggestion opus = Said.model("use-stronger-model", "opus", 0.95);
        Suggestion haiku = Said.model("use-stronger-model", "haiku", 0.95);
        List<StoredSuggestion> stored = List.of(stored(opus, Status.REJECTED));
        assertThat(Merge.against(stored, List.of(opus), NOW).suppressed()).containsExactly(opus);
        assertThat(Merge.against(stored, List.of(haiku), NOW).inserts()).hasSize(1);
    }

    @Test
    void a_pending_value_that_comes_near_a_rejected_one_expires() {
        Suggestion to6 = Said.memory("2Gi", "6Gi", 0.9);
        Suggestion to4500 = Said.memory("2Gi", "4.5Gi", 0.9);
        List<StoredSuggestion> stored = List.of(stored(TO_4GI, Status.REJECTED), stored(to6, Status.PENDING));
        Merge.Changes changes = Merge.against(stored, List.of(to4500), NOW);
        assertThat(changes.suppressed()).containsExactly(to4500);
        assertThat(changes.expiries()).containsExactly(to6.id());
    }

    @Test
    void what_was_applied_is_not_proposed_again_until_the_value_differs() {
        List<StoredSuggestion> stored = List.of(stored(TO_4GI, Status.APPLIED));
        assertThat(Merge.against(stored, List.of(TO_4GI), NOW).suppressed()).containsExactly(TO_4GI);
        Suggestion next = Said.memory("4Gi", "8Gi", 0.9);
        assertThat(Merge.against(stored, List.of(next), NOW).inserts())
                .containsExactly(StoredSuggestion.pending(next, NOW));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"APPLIED", "REJECTED", "EXPIRED", "SUPERSEDED"})
    void what_is_decided_or_over_is_left_alone_when_nothing_is_said(Status status) {
        Merge.Changes changes = Merge.against(List.of(stored(TO_4GI, status)), List.of(), NOW);
        assertThat(changes).isEqualTo(new Merge.Changes(List.of(), List.of(), Map.of(), List.of(), List.of()));
    }

    @Test
    void judging_the_same_twice_changes_nothing_but_the_time() {
        List<Suggestion> said = Merge.settle(List.of(TO_4GI, Said.model("use-stronger-model", "opus", 0.95)));
        List<StoredSuggestion> first = Merge.against(List.of(), said, EARLIER).inserts();
        Merge.Changes second = Merge.against(first, said, NOW);
        assertThat(second.refreshes()).hasSize(2);
        assertThat(second.inserts()).isEmpty();
        assertThat(second.supersedes()).isEmpty();
        assertThat(second.expiries()).isEmpty();
        assertThat(second.suppressed()).isEmpty();
    }

    private static StoredSuggestion stored(Suggestion suggestion, Status status) {
        return new StoredSuggestion(
                suggestion,
                status,
                Optional.empty(),
                EARLIER,
                EARLIER,
                status.isDecided() ? Optional.of(EARLIER) : Optional.empty());
    }
}
